CREATE TABLE `part_code` (
	`code` text NOT NULL,
	`part_id` integer NOT NULL,
	PRIMARY KEY(`code`, `part_id`),
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `part_code_part` ON `part_code` (`part_id`);--> statement-breakpoint
CREATE TABLE `part_serial` (
	`id` integer PRIMARY KEY NOT NULL,
	`part_id` integer NOT NULL,
	`serial` text NOT NULL,
	`serial_key` text NOT NULL,
	`warehouse_id` integer,
	`bin` text,
	`state` text NOT NULL,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `part_serial_key` ON `part_serial` (`part_id`,`serial_key`);--> statement-breakpoint
CREATE INDEX `part_serial_stock` ON `part_serial` (`part_id`,`warehouse_id`) WHERE state = 'inStock';--> statement-breakpoint
CREATE TABLE `part_supplier` (
	`part_id` integer NOT NULL,
	`supplier_id` integer NOT NULL,
	`number` text,
	`number_key` text,
	`price_cents` integer,
	`discount_bp` integer DEFAULT 0 NOT NULL,
	`lead_days` integer,
	`pack_milli` integer DEFAULT 1000 NOT NULL,
	`price_on` text,
	PRIMARY KEY(`part_id`, `supplier_id`),
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`supplier_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `part_supplier_supplier` ON `part_supplier` (`supplier_id`,`number_key`);--> statement-breakpoint
CREATE TABLE `price_list` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`brand` text NOT NULL,
	`is_vw_group` integer DEFAULT false NOT NULL,
	`supplier_id` integer,
	`gross` integer DEFAULT false NOT NULL,
	`vat_bp` integer DEFAULT 2000 NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`from_on` text,
	`to_on` text,
	`active` integer DEFAULT true NOT NULL,
	`active_version_id` integer,
	`mapping` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`supplier_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `price_list_name` ON `price_list` (`name`);--> statement-breakpoint
CREATE TABLE `price_list_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`price_list_id` integer NOT NULL,
	`status` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`counts` text DEFAULT '{}' NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`applied_at` integer,
	`applied_on` text,
	FOREIGN KEY (`price_list_id`) REFERENCES `price_list`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `price_list_version_list` ON `price_list_version` (`price_list_id`,`id`);--> statement-breakpoint
CREATE TABLE `price_name` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `price_name_name` ON `price_name` (`name`);--> statement-breakpoint
CREATE TABLE `price_row` (
	`version_id` integer NOT NULL,
	`number_key` text NOT NULL,
	`number` text,
	`name_id` integer NOT NULL,
	`price_cents` integer NOT NULL,
	`discount_group` text,
	`core_deposit_cents` integer DEFAULT 0 NOT NULL,
	`replaced_by_key` text,
	PRIMARY KEY(`version_id`, `number_key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `price_row_name` ON `price_row` (`version_id`,`name_id`);--> statement-breakpoint
CREATE TABLE `purchase_line` (
	`id` integer PRIMARY KEY NOT NULL,
	`purchase_order_id` integer NOT NULL,
	`position` integer NOT NULL,
	`part_id` integer NOT NULL,
	`quantity_milli` integer NOT NULL,
	`received_milli` integer DEFAULT 0 NOT NULL,
	`cancelled_milli` integer DEFAULT 0 NOT NULL,
	`unit_cost_cents` integer,
	`expected_on` text,
	`note` text,
	FOREIGN KEY (`purchase_order_id`) REFERENCES `purchase_order`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `purchase_line_order` ON `purchase_line` (`purchase_order_id`,`position`);--> statement-breakpoint
CREATE INDEX `purchase_line_part` ON `purchase_line` (`part_id`);--> statement-breakpoint
CREATE TABLE `purchase_order` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text,
	`supplier_id` integer NOT NULL,
	`warehouse_id` integer NOT NULL,
	`status` text NOT NULL,
	`ordered_on` text,
	`expected_on` text,
	`reference` text,
	`note` text,
	`snapshot` text,
	`snapshot_hash` text,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`supplier_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `purchase_order_number_unique` ON `purchase_order` (`number`);--> statement-breakpoint
CREATE INDEX `purchase_order_supplier` ON `purchase_order` (`supplier_id`,`id`);--> statement-breakpoint
CREATE INDEX `purchase_order_status` ON `purchase_order` (`status`,`expected_on`);--> statement-breakpoint
CREATE TABLE `stock_bin` (
	`part_id` integer NOT NULL,
	`warehouse_id` integer NOT NULL,
	`bin` text DEFAULT '' NOT NULL,
	`quantity_milli` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`part_id`, `warehouse_id`, `bin`),
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stock_bin_place` ON `stock_bin` (`warehouse_id`,`bin`);--> statement-breakpoint
CREATE TABLE `stock_line_serial` (
	`line_id` integer NOT NULL,
	`serial_id` integer NOT NULL,
	PRIMARY KEY(`line_id`, `serial_id`),
	FOREIGN KEY (`line_id`) REFERENCES `stock_document_line`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`serial_id`) REFERENCES `part_serial`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stock_line_serial_unit` ON `stock_line_serial` (`serial_id`);--> statement-breakpoint
CREATE TABLE `storage_bin` (
	`id` integer PRIMARY KEY NOT NULL,
	`warehouse_id` integer NOT NULL,
	`code` text NOT NULL,
	`note` text,
	`active` integer DEFAULT true NOT NULL,
	`frozen_by` integer,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `storage_bin_code` ON `storage_bin` (`warehouse_id`,`code`);--> statement-breakpoint
ALTER TABLE `part_line` ADD `list_price_cents` integer;--> statement-breakpoint
ALTER TABLE `part` ADD `own_price_cents` integer;--> statement-breakpoint
ALTER TABLE `part` ADD `price_source` text;--> statement-breakpoint
ALTER TABLE `part` ADD `serial_tracked` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `part_substitute` ADD `quantity_milli` integer DEFAULT 1000 NOT NULL;--> statement-breakpoint
ALTER TABLE `part_substitute` ADD `price_version_id` integer;--> statement-breakpoint
ALTER TABLE `stock_document` ADD `purpose` text DEFAULT 'supplier' NOT NULL;--> statement-breakpoint
ALTER TABLE `stock_document` ADD `purchase_order_id` integer;--> statement-breakpoint
ALTER TABLE `stock_document` ADD `stocktake_id` integer;--> statement-breakpoint
CREATE INDEX `stock_document_purchase` ON `stock_document` (`purchase_order_id`);--> statement-breakpoint
ALTER TABLE `stock_document_line` ADD `to_bin` text;--> statement-breakpoint
ALTER TABLE `stock_document_line` ADD `purchase_line_id` integer;--> statement-breakpoint
ALTER TABLE `stock_movement` ADD `bin` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `part` SET `own_price_cents` = `price_cents`, `price_source` = 'own' WHERE `price_cents` IS NOT NULL;--> statement-breakpoint
UPDATE `part_line` SET `list_price_cents` = `price_cents`;--> statement-breakpoint
UPDATE `stock_document` SET `purpose` = CASE WHEN `kind` IN ('issue', 'return') AND `order_id` IS NOT NULL THEN 'order' WHEN `kind` = 'issue' THEN 'internal' WHEN `kind` = 'adjustment' THEN 'count' WHEN `kind` = 'transfer' THEN 'place' ELSE 'supplier' END;--> statement-breakpoint
UPDATE `stock_movement` SET `bin` = coalesce((SELECT b.`bin` FROM `stock_balance` b WHERE b.`part_id` = `stock_movement`.`part_id` AND b.`warehouse_id` = `stock_movement`.`warehouse_id`), '');--> statement-breakpoint
INSERT INTO `stock_bin` (`part_id`, `warehouse_id`, `bin`, `quantity_milli`) SELECT `part_id`, `warehouse_id`, coalesce(`bin`, ''), `quantity_milli` FROM `stock_balance` WHERE `quantity_milli` <> 0;--> statement-breakpoint
INSERT INTO `storage_bin` (`warehouse_id`, `code`) SELECT DISTINCT `warehouse_id`, `bin` FROM `stock_balance` WHERE coalesce(`bin`, '') <> '';
