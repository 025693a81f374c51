CREATE TABLE `care_reminder` (
	`id` integer PRIMARY KEY NOT NULL,
	`asset_id` integer NOT NULL,
	`party_id` integer,
	`due_key` text NOT NULL,
	`cycle` text NOT NULL,
	`title` text NOT NULL,
	`due_on` text NOT NULL,
	`way` text NOT NULL,
	`result` text NOT NULL,
	`postponed_to` text,
	`note` text,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `care_reminder_due` ON `care_reminder` (`asset_id`,`due_key`,`at`);--> statement-breakpoint
CREATE INDEX `care_reminder_party` ON `care_reminder` (`party_id`);--> statement-breakpoint
CREATE TABLE `deferred_line` (
	`deferred_id` integer NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`operation_id` integer,
	`part_id` integer,
	`other_kind` text,
	`code` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`quantity_milli` integer NOT NULL,
	`norm_sec` integer DEFAULT 0 NOT NULL,
	`unit_cents` integer NOT NULL,
	`cost_cents` integer DEFAULT 0 NOT NULL,
	`net_cents` integer NOT NULL,
	PRIMARY KEY(`deferred_id`, `position`),
	FOREIGN KEY (`deferred_id`) REFERENCES `deferred_work`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`operation_id`) REFERENCES `operation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `deferred_work` (
	`id` integer PRIMARY KEY NOT NULL,
	`asset_id` integer NOT NULL,
	`client_id` integer,
	`text` text NOT NULL,
	`reason` text NOT NULL,
	`deferred_on` text NOT NULL,
	`expires_on` text,
	`state` text DEFAULT 'open' NOT NULL,
	`order_id` integer,
	`job_id` integer,
	`revived_order_id` integer,
	`closed_at` integer,
	`closed_by` integer,
	`close_reason` text,
	`net_cents` integer NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`client_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`revived_order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deferred_work_asset` ON `deferred_work` (`asset_id`,`state`);--> statement-breakpoint
CREATE INDEX `deferred_work_open` ON `deferred_work` (`expires_on`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `deferred_work_client` ON `deferred_work` (`client_id`);--> statement-breakpoint
CREATE TABLE `service_done` (
	`id` integer PRIMARY KEY NOT NULL,
	`asset_id` integer NOT NULL,
	`work_key` text NOT NULL,
	`on` text NOT NULL,
	`meter` integer,
	`order_id` integer,
	`note` text,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL,
	`annulled_at` integer,
	`annul_reason` text,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `service_done_asset` ON `service_done` (`asset_id`,`work_key`,`on`);--> statement-breakpoint
CREATE INDEX `service_done_order` ON `service_done` (`order_id`);--> statement-breakpoint
CREATE TABLE `service_item` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`position` integer NOT NULL,
	`operation_id` integer,
	`package_id` integer,
	`text` text NOT NULL,
	`work_key` text NOT NULL,
	`interval_months` integer,
	`interval_meter` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `service_plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`operation_id`) REFERENCES `operation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_item_work` ON `service_item` (`plan_id`,`work_key`);--> statement-breakpoint
CREATE INDEX `service_item_key` ON `service_item` (`work_key`);--> statement-breakpoint
CREATE TABLE `service_plan` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`class_id` integer,
	`make_id` integer,
	`model_id` integer,
	`modification_id` integer,
	`asset_id` integer,
	`note` text,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `asset_class`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`make_id`) REFERENCES `make`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`model_id`) REFERENCES `model`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`modification_id`) REFERENCES `modification`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_plan_asset` ON `service_plan` (`asset_id`) WHERE asset_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `tyre_set` (
	`id` integer PRIMARY KEY NOT NULL,
	`asset_id` integer NOT NULL,
	`season` text NOT NULL,
	`size` text NOT NULL,
	`brand` text NOT NULL,
	`dot` text,
	`rims` integer NOT NULL,
	`note` text,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `tyre_set_asset` ON `tyre_set` (`asset_id`);--> statement-breakpoint
CREATE TABLE `tyre_stay` (
	`id` integer PRIMARY KEY NOT NULL,
	`set_id` integer NOT NULL,
	`party_id` integer,
	`place` text NOT NULL,
	`place_key` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`fee_cents` integer DEFAULT 0 NOT NULL,
	`given_on` text,
	`given_to` text,
	`note` text,
	`user_id` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`set_id`) REFERENCES `tyre_set`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tyre_stay_place` ON `tyre_stay` (`place_key`) WHERE given_on IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `tyre_stay_now` ON `tyre_stay` (`set_id`) WHERE given_on IS NULL;--> statement-breakpoint
CREATE INDEX `tyre_stay_set` ON `tyre_stay` (`set_id`,`from_on`);--> statement-breakpoint
CREATE INDEX `tyre_stay_party` ON `tyre_stay` (`party_id`);--> statement-breakpoint
CREATE TABLE `tyre_wheel` (
	`set_id` integer NOT NULL,
	`place` text NOT NULL,
	`tread_tenths` integer,
	PRIMARY KEY(`set_id`, `place`),
	FOREIGN KEY (`set_id`) REFERENCES `tyre_set`(`id`) ON UPDATE no action ON DELETE cascade
);
