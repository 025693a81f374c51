CREATE TABLE `kit` (
	`id` integer PRIMARY KEY NOT NULL,
	`part_id` integer NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kit_part_id_unique` ON `kit` (`part_id`);--> statement-breakpoint
CREATE TABLE `kit_line` (
	`version_id` integer NOT NULL,
	`position` integer NOT NULL,
	`operation_id` integer,
	`part_id` integer,
	`quantity_milli` integer NOT NULL,
	`scrap_bp` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`version_id`, `position`),
	FOREIGN KEY (`version_id`) REFERENCES `kit_version`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`operation_id`) REFERENCES `operation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kit_line_one" CHECK((operation_id IS NULL) <> (part_id IS NULL))
);
--> statement-breakpoint
CREATE INDEX `kit_line_operation` ON `kit_line` (`operation_id`);--> statement-breakpoint
CREATE INDEX `kit_line_part` ON `kit_line` (`part_id`);--> statement-breakpoint
CREATE TABLE `kit_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`kit_id` integer NOT NULL,
	`version` integer NOT NULL,
	`cost_basis` text NOT NULL,
	`pricing` text NOT NULL,
	`own_price_cents` integer,
	`discount_bp` integer DEFAULT 0 NOT NULL,
	`print_as_one` integer DEFAULT false NOT NULL,
	`note` text,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`kit_id`) REFERENCES `kit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kit_version_key` ON `kit_version` (`kit_id`,`version`);--> statement-breakpoint
CREATE TABLE `order_kit` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`job_id` integer NOT NULL,
	`kit_id` integer NOT NULL,
	`kit_version` integer NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`quantity_milli` integer NOT NULL,
	`planned_cost_cents` integer,
	`print_as_one` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kit_id`) REFERENCES `kit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `order_kit_order` ON `order_kit` (`order_id`);--> statement-breakpoint
CREATE INDEX `order_kit_kit` ON `order_kit` (`kit_id`,`at`);--> statement-breakpoint
CREATE TABLE `stocktake` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`warehouse_id` integer NOT NULL,
	`scope` text NOT NULL,
	`group_id` integer,
	`blind` integer DEFAULT true NOT NULL,
	`state` text NOT NULL,
	`note` text,
	`created_by` integer NOT NULL,
	`created_at` integer NOT NULL,
	`counted_by` integer,
	`counted_at` integer,
	`approved_by` integer,
	`approved_at` integer,
	`document_id` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `stock_document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stocktake_number_unique` ON `stocktake` (`number`);--> statement-breakpoint
CREATE INDEX `stocktake_state` ON `stocktake` (`state`,`id`);--> statement-breakpoint
CREATE TABLE `stocktake_bin` (
	`stocktake_id` integer NOT NULL,
	`bin` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`stocktake_id`, `bin`),
	FOREIGN KEY (`stocktake_id`) REFERENCES `stocktake`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `stocktake_line` (
	`id` integer PRIMARY KEY NOT NULL,
	`stocktake_id` integer NOT NULL,
	`bin` text DEFAULT '' NOT NULL,
	`part_id` integer,
	`code` text,
	`book_milli` integer DEFAULT 0 NOT NULL,
	`counted_milli` integer,
	`recounted_milli` integer,
	`recount` integer DEFAULT false NOT NULL,
	`unit_cost_cents` integer,
	`counted_by` integer,
	`counted_at` integer,
	FOREIGN KEY (`stocktake_id`) REFERENCES `stocktake`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stocktake_line_part` ON `stocktake_line` (`stocktake_id`,`bin`,`part_id`);--> statement-breakpoint
CREATE INDEX `stocktake_line_code` ON `stocktake_line` (`stocktake_id`,`code`);--> statement-breakpoint
CREATE INDEX `stocktake_line_card` ON `stocktake_line` (`part_id`);--> statement-breakpoint
ALTER TABLE `operation_line` ADD `order_kit_id` integer;--> statement-breakpoint
CREATE INDEX `operation_line_kit` ON `operation_line` (`order_kit_id`) WHERE order_kit_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE `part_line` ADD `order_kit_id` integer;--> statement-breakpoint
CREATE INDEX `part_line_kit` ON `part_line` (`order_kit_id`) WHERE order_kit_id IS NOT NULL;