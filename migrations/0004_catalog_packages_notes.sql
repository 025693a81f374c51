CREATE TABLE `catalog_merge` (
	`id` integer PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`kept_id` integer NOT NULL,
	`merged_id` integer NOT NULL,
	`moves` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE TABLE `operation_place` (
	`operation_id` integer NOT NULL,
	`level` text NOT NULL,
	`target_id` integer NOT NULL,
	PRIMARY KEY(`operation_id`, `level`, `target_id`),
	FOREIGN KEY (`operation_id`) REFERENCES `operation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `operation_place_target` ON `operation_place` (`level`,`target_id`);--> statement-breakpoint
CREATE TABLE `technical_note` (
	`id` integer PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`target_id` integer NOT NULL,
	`kind` text NOT NULL,
	`quantity` text,
	`label` text NOT NULL,
	`value_milli` integer,
	`unit` text,
	`text` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `technical_note_target` ON `technical_note` (`level`,`target_id`,`position`);--> statement-breakpoint
CREATE TABLE `package_line` (
	`version_id` integer NOT NULL,
	`position` integer NOT NULL,
	`operation_id` integer,
	`part_id` integer,
	`quantity_milli` integer NOT NULL,
	`quantity_of` text,
	PRIMARY KEY(`version_id`, `position`),
	FOREIGN KEY (`version_id`) REFERENCES `package_version`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`operation_id`) REFERENCES `operation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `package_line_operation` ON `package_line` (`operation_id`);--> statement-breakpoint
CREATE INDEX `package_line_part` ON `package_line` (`part_id`);--> statement-breakpoint
CREATE TABLE `package_place` (
	`package_id` integer NOT NULL,
	`level` text NOT NULL,
	`target_id` integer NOT NULL,
	PRIMARY KEY(`package_id`, `level`, `target_id`),
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `package_place_target` ON `package_place` (`level`,`target_id`);--> statement-breakpoint
CREATE TABLE `package_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`package_id` integer NOT NULL,
	`version` integer NOT NULL,
	`pricing` text NOT NULL,
	`fixed_cents` integer,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `package_version_key` ON `package_version` (`package_id`,`version`);--> statement-breakpoint
CREATE TABLE `package` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`code_key` text NOT NULL,
	`name_bg` text NOT NULL,
	`name_en` text,
	`folded` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`order_id` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `package_code` ON `package` (`code_key`);--> statement-breakpoint
CREATE INDEX `package_folded` ON `package` (`folded`,`id`);--> statement-breakpoint
ALTER TABLE `make` ADD `merged_into_id` integer;--> statement-breakpoint
ALTER TABLE `model` ADD `merged_into_id` integer;