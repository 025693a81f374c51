CREATE TABLE `asset_figures` (
	`asset_id` integer PRIMARY KEY NOT NULL,
	`active` integer NOT NULL,
	`number_key` text DEFAULT '' NOT NULL,
	`serial_key` text DEFAULT '' NOT NULL,
	`title_order` text DEFAULT '' NOT NULL,
	`owner_order` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`year` integer DEFAULT 0 NOT NULL,
	`meter` integer DEFAULT 0 NOT NULL,
	`meter_on` text DEFAULT '' NOT NULL,
	`warranty_to` text DEFAULT '' NOT NULL,
	`delivered_on` text DEFAULT '' NOT NULL,
	`contract_to` text DEFAULT '' NOT NULL,
	`components` integer DEFAULT 0 NOT NULL,
	`orders` integer DEFAULT 0 NOT NULL,
	`turnover_cents` integer DEFAULT 0 NOT NULL,
	`last_order_at` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `asset_figures_number` ON `asset_figures` (`active`,`number_key`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_serial` ON `asset_figures` (`active`,`serial_key`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_title` ON `asset_figures` (`active`,`title_order`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_owner` ON `asset_figures` (`active`,`owner_order`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_place` ON `asset_figures` (`active`,`place`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_year` ON `asset_figures` (`active`,`year`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_meter` ON `asset_figures` (`active`,`meter`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_warranty` ON `asset_figures` (`active`,`warranty_to`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_delivered` ON `asset_figures` (`active`,`delivered_on`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_contract` ON `asset_figures` (`active`,`contract_to`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_components` ON `asset_figures` (`active`,`components`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_orders` ON `asset_figures` (`active`,`orders`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_turnover` ON `asset_figures` (`active`,`turnover_cents`,`asset_id`);--> statement-breakpoint
CREATE INDEX `asset_figures_last` ON `asset_figures` (`active`,`last_order_at`,`asset_id`);--> statement-breakpoint
CREATE TABLE `list_view` (
	`id` integer PRIMARY KEY NOT NULL,
	`list` text NOT NULL,
	`user_id` integer NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `list_view_name` ON `list_view` (`list`,`user_id`,`name_key`);--> statement-breakpoint
CREATE INDEX `list_view_shared` ON `list_view` (`list`,`shared`);--> statement-breakpoint
CREATE TABLE `list_view_default` (
	`user_id` integer NOT NULL,
	`list` text NOT NULL,
	`view_id` integer NOT NULL,
	PRIMARY KEY(`user_id`, `list`),
	FOREIGN KEY (`view_id`) REFERENCES `list_view`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `list_view_default_view` ON `list_view_default` (`view_id`);