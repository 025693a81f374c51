CREATE TABLE `attachment` (
	`id` integer PRIMARY KEY NOT NULL,
	`asset_id` integer,
	`party_id` integer,
	`order_id` integer,
	`file_hash` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`caption` text DEFAULT '' NOT NULL,
	`added_at` integer NOT NULL,
	`user_id` integer NOT NULL,
	`removed_at` integer,
	`removed_by` integer,
	`remove_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `stored_file`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachment_asset` ON `attachment` (`asset_id`,`id`);--> statement-breakpoint
CREATE INDEX `attachment_party` ON `attachment` (`party_id`,`id`);--> statement-breakpoint
CREATE INDEX `attachment_order` ON `attachment` (`order_id`,`id`);--> statement-breakpoint
CREATE INDEX `attachment_file` ON `attachment` (`file_hash`);--> statement-breakpoint
CREATE TABLE `erased_file` (
	`hash` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `file_picture` (
	`hash` text PRIMARY KEY NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`thumbnail_hash` text,
	FOREIGN KEY (`hash`) REFERENCES `stored_file`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`thumbnail_hash`) REFERENCES `stored_file`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `party_erasure` (
	`party_id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`user_id` integer NOT NULL,
	`documents_until` text,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
