CREATE TABLE `core_return` (
	`id` integer PRIMARY KEY NOT NULL,
	`part_id` integer NOT NULL,
	`quantity_milli` integer NOT NULL,
	`deposit_cents` integer NOT NULL,
	`state` text DEFAULT 'owed' NOT NULL,
	`part_line_id` integer,
	`order_id` integer,
	`client_id` integer,
	`fee_line_id` integer,
	`refunded_on` text,
	`supplier_id` integer,
	`reference` text,
	`credit_cents` integer,
	`opened_on` text NOT NULL,
	`collected_on` text,
	`sent_on` text,
	`settled_on` text,
	`note` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `core_return_line` ON `core_return` (`part_line_id`);--> statement-breakpoint
CREATE INDEX `core_return_state` ON `core_return` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `core_return_order` ON `core_return` (`order_id`);