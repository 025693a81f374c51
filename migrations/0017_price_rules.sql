CREATE TABLE `markup_rule` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` integer,
	`supplier_id` integer,
	`from_cents` integer DEFAULT 0 NOT NULL,
	`markup_bp` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `part_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `markup_rule_group` ON `markup_rule` (`group_id`,`supplier_id`,`from_cents`);--> statement-breakpoint
CREATE TABLE `pricing_limit` (
	`role_id` integer PRIMARY KEY NOT NULL,
	`max_discount_bp` integer,
	`min_margin_bp` integer,
	FOREIGN KEY (`role_id`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `pricing_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`matrix_version` integer DEFAULT 1 NOT NULL,
	`refreshed_on` text,
	CONSTRAINT "pricing_state_one" CHECK(id = 1)
);
--> statement-breakpoint
ALTER TABLE `order_type` ADD `parts_discount_bp` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_type` ADD `labour_discount_bp` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `labour_rate` ADD `order_type_id` integer REFERENCES order_type(id);--> statement-breakpoint
INSERT INTO `pricing_state` (`id`) VALUES (1);
