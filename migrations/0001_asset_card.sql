CREATE TABLE `asset_commercial` (
	`asset_id` integer PRIMARY KEY NOT NULL,
	`contact_name` text,
	`contact_phone` text,
	`supplier_id` integer,
	`delivered_on` text,
	`delivery_document` text,
	`price_cents` integer,
	`started_on` text,
	`contract_number` text,
	`contract_from_on` text,
	`contract_to_on` text,
	`response_hours` integer,
	`included_operations` text,
	`discount_bp` integer,
	`room` text,
	`site_contact_name` text,
	`site_contact_phone` text,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`supplier_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `asset_component` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`serial` text,
	`serial_key` text,
	`part_id` integer,
	`component_asset_id` integer,
	`warranty_giver` text,
	`warranty_to_on` text,
	`warranty_meter` integer,
	`warranty_document` text,
	`note` text,
	`replaced_by_id` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`component_asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaced_by_id`) REFERENCES `asset_component`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `asset_component_serial` ON `asset_component` (`serial_key`);--> statement-breakpoint
CREATE INDEX `asset_component_asset` ON `asset_component` (`component_asset_id`);--> statement-breakpoint
CREATE INDEX `asset_component_replaced` ON `asset_component` (`replaced_by_id`);--> statement-breakpoint
CREATE TABLE `component_fitting` (
	`id` integer PRIMARY KEY NOT NULL,
	`component_id` integer NOT NULL,
	`asset_id` integer NOT NULL,
	`position` text,
	`mounted_on` text NOT NULL,
	`mounted_meter` integer,
	`removed_on` text,
	`removed_meter` integer,
	`removal_reason` text,
	FOREIGN KEY (`component_id`) REFERENCES `asset_component`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `component_fitting_asset` ON `component_fitting` (`asset_id`,`removed_on`);--> statement-breakpoint
CREATE INDEX `component_fitting_component` ON `component_fitting` (`component_id`,`mounted_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `component_fitting_now` ON `component_fitting` (`component_id`) WHERE removed_on IS NULL;--> statement-breakpoint
CREATE TABLE `meter_counter` (
	`id` integer PRIMARY KEY NOT NULL,
	`asset_id` integer NOT NULL,
	`unit` text NOT NULL,
	`on` text NOT NULL,
	`at` integer NOT NULL,
	`last_dial` integer NOT NULL,
	`first_dial` integer NOT NULL,
	`offset` integer NOT NULL,
	`reason` text NOT NULL,
	`user_id` integer NOT NULL,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meter_counter_asset` ON `meter_counter` (`asset_id`,`unit`,`at`);--> statement-breakpoint
ALTER TABLE `asset_warranty` ADD `giver_party_id` integer REFERENCES party(id);--> statement-breakpoint
ALTER TABLE `asset_warranty` ADD `meter_unit` text;--> statement-breakpoint
ALTER TABLE `asset_warranty` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `asset_warranty_end` ON `asset_warranty` (`to_on`);--> statement-breakpoint
ALTER TABLE `meter_reading` ADD `dial` integer;--> statement-breakpoint
ALTER TABLE `meter_reading` ADD `corrects_id` integer REFERENCES meter_reading(id);--> statement-breakpoint
ALTER TABLE `meter_reading` ADD `annulled_at` integer;--> statement-breakpoint
ALTER TABLE `meter_reading` ADD `annulled_by` integer;--> statement-breakpoint
ALTER TABLE `meter_reading` ADD `annul_reason` text;--> statement-breakpoint
CREATE INDEX `meter_reading_on` ON `meter_reading` (`asset_id`,`on`);--> statement-breakpoint
ALTER TABLE `asset_class` ADD `meter_unit` text;--> statement-breakpoint
ALTER TABLE `asset_class` ADD `version` integer DEFAULT 1 NOT NULL;