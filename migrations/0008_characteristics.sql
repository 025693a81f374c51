CREATE TABLE `trait` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`code_key` text NOT NULL,
	`name_bg` text NOT NULL,
	`name_en` text NOT NULL,
	`class_id` integer,
	`type` text NOT NULL,
	`unit` text,
	`decimals` integer DEFAULT 0 NOT NULL,
	`section` text,
	`position` integer DEFAULT 0 NOT NULL,
	`required` integer DEFAULT false NOT NULL,
	`min_milli` integer,
	`max_milli` integer,
	`min_on` text,
	`max_on` text,
	`edit_right` text DEFAULT 'assets.edit' NOT NULL,
	`ended_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `asset_class`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trait_code` ON `trait` (`code_key`);--> statement-breakpoint
CREATE INDEX `trait_class` ON `trait` (`class_id`);--> statement-breakpoint
CREATE TABLE `trait_bulk` (
	`id` integer PRIMARY KEY NOT NULL,
	`trait_id` integer NOT NULL,
	`change` text NOT NULL,
	`filter` text NOT NULL,
	`changed` integer NOT NULL,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	`undone_by` integer,
	FOREIGN KEY (`trait_id`) REFERENCES `trait`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `trait_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`trait_id` integer NOT NULL,
	`asset_id` integer,
	`level` text,
	`target_id` integer,
	`before` text,
	`after` text,
	`bulk_id` integer,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`trait_id`) REFERENCES `trait`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`bulk_id`) REFERENCES `trait_bulk`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `trait_change_asset` ON `trait_change` (`asset_id`,`trait_id`,`id`);--> statement-breakpoint
CREATE INDEX `trait_change_place` ON `trait_change` (`level`,`target_id`,`trait_id`);--> statement-breakpoint
CREATE INDEX `trait_change_bulk` ON `trait_change` (`bulk_id`);--> statement-breakpoint
CREATE TABLE `trait_default` (
	`id` integer PRIMARY KEY NOT NULL,
	`trait_id` integer NOT NULL,
	`level` text NOT NULL,
	`target_id` integer NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`trait_id`) REFERENCES `trait`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trait_default_key` ON `trait_default` (`trait_id`,`level`,`target_id`);--> statement-breakpoint
CREATE INDEX `trait_default_target` ON `trait_default` (`level`,`target_id`);--> statement-breakpoint
CREATE TABLE `trait_option` (
	`id` integer PRIMARY KEY NOT NULL,
	`trait_id` integer NOT NULL,
	`name_bg` text NOT NULL,
	`name_en` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`trait_id`) REFERENCES `trait`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `trait_option_trait` ON `trait_option` (`trait_id`,`position`);--> statement-breakpoint
CREATE TABLE `trait_value` (
	`id` integer PRIMARY KEY NOT NULL,
	`trait_id` integer NOT NULL,
	`asset_id` integer NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`trait_id`) REFERENCES `trait`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trait_value_key` ON `trait_value` (`trait_id`,`asset_id`);--> statement-breakpoint
CREATE INDEX `trait_value_asset` ON `trait_value` (`asset_id`);