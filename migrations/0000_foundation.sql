CREATE TABLE `asset` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`class_id` integer NOT NULL,
	`make_id` integer,
	`model_id` integer,
	`modification_id` integer,
	`plate` text,
	`plate_key` text,
	`vin` text,
	`vin_key` text,
	`serial` text,
	`serial_key` text,
	`engine_number` text,
	`colour` text,
	`colour_code` text,
	`year` integer,
	`first_registration_on` text,
	`fuel` text,
	`kw` integer,
	`ccm` integer,
	`gearbox` text,
	`tyres` text,
	`key_number` text,
	`inventory_number` text,
	`place` text,
	`inspection_on` text,
	`insurance_on` text,
	`note` text,
	`owner_id` integer,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `asset_class`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`make_id`) REFERENCES `make`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`model_id`) REFERENCES `model`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`modification_id`) REFERENCES `modification`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `asset_plate_now` ON `asset` (`plate_key`) WHERE active = 1 AND plate_key IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `asset_vin` ON `asset` (`vin_key`) WHERE vin_key IS NOT NULL;--> statement-breakpoint
CREATE INDEX `asset_serial` ON `asset` (`serial_key`);--> statement-breakpoint
CREATE INDEX `asset_owned` ON `asset` (`owner_id`);--> statement-breakpoint
CREATE INDEX `asset_model` ON `asset` (`model_id`);--> statement-breakpoint
CREATE TABLE `asset_owner` (
	`id` integer PRIMARY KEY NOT NULL,
	`asset_id` integer NOT NULL,
	`party_id` integer NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `asset_owner_asset` ON `asset_owner` (`asset_id`,`from_on`);--> statement-breakpoint
CREATE INDEX `asset_owner_party` ON `asset_owner` (`party_id`);--> statement-breakpoint
CREATE TABLE `asset_plate` (
	`id` integer PRIMARY KEY NOT NULL,
	`asset_id` integer NOT NULL,
	`plate` text NOT NULL,
	`plate_key` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `asset_plate_asset` ON `asset_plate` (`asset_id`,`from_on`);--> statement-breakpoint
CREATE INDEX `asset_plate_key` ON `asset_plate` (`plate_key`);--> statement-breakpoint
CREATE TABLE `asset_warranty` (
	`id` integer PRIMARY KEY NOT NULL,
	`asset_id` integer NOT NULL,
	`giver` text NOT NULL,
	`subject` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`meter_limit` integer,
	`document` text,
	`order_id` integer,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `asset_warranty_asset` ON `asset_warranty` (`asset_id`,`to_on`);--> statement-breakpoint
CREATE TABLE `meter_reading` (
	`id` integer PRIMARY KEY NOT NULL,
	`asset_id` integer NOT NULL,
	`value` integer NOT NULL,
	`unit` text NOT NULL,
	`on` text NOT NULL,
	`at` integer NOT NULL,
	`source` text NOT NULL,
	`order_id` integer,
	`reason` text,
	`user_id` integer NOT NULL,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meter_reading_asset` ON `meter_reading` (`asset_id`,`at`);--> statement-breakpoint
CREATE TABLE `asset_class` (
	`id` integer PRIMARY KEY NOT NULL,
	`parent_id` integer,
	`key` text,
	`kind` text NOT NULL,
	`name_bg` text NOT NULL,
	`name_en` text NOT NULL,
	`checklist` text DEFAULT '[]' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `asset_class_key_unique` ON `asset_class` (`key`);--> statement-breakpoint
CREATE TABLE `make` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`units_per_hour` integer DEFAULT 10 NOT NULL,
	`is_vw_group` integer DEFAULT false NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`import_batch_id` integer,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `make_folded` ON `make` (`folded`);--> statement-breakpoint
CREATE TABLE `model` (
	`id` integer PRIMARY KEY NOT NULL,
	`make_id` integer NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`year_from` integer,
	`year_to` integer,
	`active` integer DEFAULT true NOT NULL,
	`import_batch_id` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`make_id`) REFERENCES `make`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `model_make_folded` ON `model` (`make_id`,`folded`);--> statement-breakpoint
CREATE INDEX `model_folded` ON `model` (`folded`,`id`);--> statement-breakpoint
CREATE TABLE `modification` (
	`id` integer PRIMARY KEY NOT NULL,
	`model_id` integer NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`engine_code` text,
	`kw` integer,
	`ccm` integer,
	`fuel` text,
	`body` text,
	`year_from` integer,
	`year_to` integer,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`model_id`) REFERENCES `model`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `modification_model_folded` ON `modification` (`model_id`,`folded`);--> statement-breakpoint
CREATE TABLE `norm` (
	`id` integer PRIMARY KEY NOT NULL,
	`operation_id` integer NOT NULL,
	`level` text NOT NULL,
	`target_id` integer DEFAULT 0 NOT NULL,
	`norm_sec` integer NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `norm_key` ON `norm` (`operation_id`,`level`,`target_id`,`from_on`);--> statement-breakpoint
CREATE INDEX `norm_target` ON `norm` (`level`,`target_id`,`operation_id`);--> statement-breakpoint
CREATE TABLE `operation` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`code_key` text NOT NULL,
	`name_bg` text NOT NULL,
	`name_en` text,
	`folded` text NOT NULL,
	`group_id` integer NOT NULL,
	`vat_bp` integer DEFAULT 2000 NOT NULL,
	`fixed_price_cents` integer,
	`warranty_months` integer,
	`warranty_km` integer,
	`specific` integer DEFAULT false NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `operation_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operation_code` ON `operation` (`code_key`);--> statement-breakpoint
CREATE INDEX `operation_folded` ON `operation` (`folded`,`id`);--> statement-breakpoint
CREATE TABLE `operation_group` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text,
	`name_bg` text NOT NULL,
	`name_en` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operation_group_key_unique` ON `operation_group` (`key`);--> statement-breakpoint
CREATE TABLE `cash_movement` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`on` text NOT NULL,
	`at` integer NOT NULL,
	`note` text,
	`user_id` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cash_movement_on` ON `cash_movement` (`on`);--> statement-breakpoint
CREATE TABLE `invoice` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`status` text DEFAULT 'issued' NOT NULL,
	`order_id` integer,
	`payer_id` integer NOT NULL,
	`issued_on` text NOT NULL,
	`issued_at` integer NOT NULL,
	`tax_event_on` text NOT NULL,
	`due_on` text NOT NULL,
	`payment_way` text NOT NULL,
	`labour_cents` integer NOT NULL,
	`parts_cents` integer NOT NULL,
	`other_cents` integer NOT NULL,
	`net_cents` integer NOT NULL,
	`vat_cents` integer NOT NULL,
	`total_cents` integer NOT NULL,
	`paid_cents` integer DEFAULT 0 NOT NULL,
	`snapshot` text NOT NULL,
	`snapshot_hash` text NOT NULL,
	`user_id` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payer_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_number` ON `invoice` (`kind`,`number`);--> statement-breakpoint
CREATE INDEX `invoice_order` ON `invoice` (`order_id`);--> statement-breakpoint
CREATE INDEX `invoice_payer` ON `invoice` (`payer_id`,`issued_on`);--> statement-breakpoint
CREATE INDEX `invoice_issued` ON `invoice` (`issued_on`,`id`);--> statement-breakpoint
CREATE INDEX `invoice_unpaid` ON `invoice` (`due_on`) WHERE paid_cents <> total_cents AND status = 'issued';--> statement-breakpoint
CREATE TABLE `invoice_line` (
	`id` integer PRIMARY KEY NOT NULL,
	`invoice_id` integer NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`source_line_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`quantity_milli` integer NOT NULL,
	`unit_price_cents` integer NOT NULL,
	`discount_bp` integer NOT NULL,
	`net_cents` integer NOT NULL,
	`vat_bp` integer NOT NULL,
	`norm_sec` integer DEFAULT 0 NOT NULL,
	`cost_cents` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invoice_line_invoice` ON `invoice_line` (`invoice_id`,`position`);--> statement-breakpoint
CREATE INDEX `invoice_line_source` ON `invoice_line` (`kind`,`source_line_id`);--> statement-breakpoint
CREATE TABLE `invoice_vat` (
	`invoice_id` integer NOT NULL,
	`vat_bp` integer NOT NULL,
	`base_cents` integer NOT NULL,
	`vat_cents` integer NOT NULL,
	`ground` text,
	PRIMARY KEY(`invoice_id`, `vat_bp`),
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `payment` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`party_id` integer NOT NULL,
	`amount_cents` integer NOT NULL,
	`on` text NOT NULL,
	`at` integer NOT NULL,
	`note` text,
	`reverses_id` integer,
	`user_id` integer NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_number_unique` ON `payment` (`number`);--> statement-breakpoint
CREATE INDEX `payment_on` ON `payment` (`on`,`kind`);--> statement-breakpoint
CREATE INDEX `payment_party` ON `payment` (`party_id`,`on`);--> statement-breakpoint
CREATE TABLE `payment_allocation` (
	`payment_id` integer NOT NULL,
	`invoice_id` integer NOT NULL,
	`amount_cents` integer NOT NULL,
	PRIMARY KEY(`payment_id`, `invoice_id`),
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payment_allocation_invoice` ON `payment_allocation` (`invoice_id`);--> statement-breakpoint
CREATE TABLE `complaint_phrase` (
	`id` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`folded` text NOT NULL,
	`uses` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaint_phrase_text_unique` ON `complaint_phrase` (`text`);--> statement-breakpoint
CREATE INDEX `complaint_phrase_uses` ON `complaint_phrase` (`uses`);--> statement-breakpoint
CREATE TABLE `handover_protocol` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`direction` text NOT NULL,
	`order_id` integer NOT NULL,
	`at` integer NOT NULL,
	`snapshot` text NOT NULL,
	`snapshot_hash` text NOT NULL,
	`user_id` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handover_protocol_number_unique` ON `handover_protocol` (`number`);--> statement-breakpoint
CREATE INDEX `handover_protocol_order` ON `handover_protocol` (`order_id`,`id`);--> statement-breakpoint
CREATE TABLE `job` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`authorisation` text DEFAULT 'not_asked' NOT NULL,
	`authorised_at` integer,
	`authorised_by` text,
	`authorised_way` text,
	`authorised_cents` integer,
	`authorised_text` text,
	`needs_quality_check` integer DEFAULT false NOT NULL,
	`quality_checked_at` integer,
	`quality_checked_by` integer,
	`claim_number` text,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `job_order` ON `job` (`order_id`,`position`);--> statement-breakpoint
CREATE TABLE `job_payer` (
	`job_id` integer NOT NULL,
	`position` integer NOT NULL,
	`party_id` integer,
	`kind` text NOT NULL,
	`labour_bp` integer NOT NULL,
	`parts_bp` integer NOT NULL,
	`fixed_cents` integer,
	PRIMARY KEY(`job_id`, `position`),
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `line_worker` (
	`operation_line_id` integer NOT NULL,
	`worker_id` integer NOT NULL,
	`coefficient_milli` integer DEFAULT 1000 NOT NULL,
	PRIMARY KEY(`operation_line_id`, `worker_id`),
	FOREIGN KEY (`operation_line_id`) REFERENCES `operation_line`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`worker_id`) REFERENCES `worker`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `line_worker_worker` ON `line_worker` (`worker_id`);--> statement-breakpoint
CREATE TABLE `operation_line` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`job_id` integer NOT NULL,
	`position` integer NOT NULL,
	`operation_id` integer,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`quantity_milli` integer DEFAULT 1000 NOT NULL,
	`norm_sec` integer DEFAULT 0 NOT NULL,
	`norm_origin` text DEFAULT 'line' NOT NULL,
	`rate_cents` integer NOT NULL,
	`price_fixed` integer DEFAULT false NOT NULL,
	`discount_bp` integer DEFAULT 0 NOT NULL,
	`vat_bp` integer DEFAULT 2000 NOT NULL,
	`net_cents` integer NOT NULL,
	`state` text DEFAULT 'not_started' NOT NULL,
	`started_at` integer,
	`done_at` integer,
	`team_id` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`operation_id`) REFERENCES `operation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `operation_line_order` ON `operation_line` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `operation_line_job` ON `operation_line` (`job_id`,`position`);--> statement-breakpoint
CREATE INDEX `operation_line_done` ON `operation_line` (`done_at`);--> statement-breakpoint
CREATE TABLE `order_phase_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`phase` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` integer NOT NULL,
	`reason` text,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `order_phase_change_order` ON `order_phase_change` (`order_id`,`id`);--> statement-breakpoint
CREATE TABLE `order_type` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text,
	`name_bg` text NOT NULL,
	`name_en` text NOT NULL,
	`labour_coefficient_bp` integer DEFAULT 10000 NOT NULL,
	`earnings_coefficient_bp` integer DEFAULT 10000 NOT NULL,
	`default_payer` text DEFAULT 'client' NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_type_key_unique` ON `order_type` (`key`);--> statement-breakpoint
CREATE TABLE `other_line` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`job_id` integer NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`unit` text DEFAULT 'pcs' NOT NULL,
	`quantity_milli` integer DEFAULT 1000 NOT NULL,
	`price_cents` integer NOT NULL,
	`discount_bp` integer DEFAULT 0 NOT NULL,
	`vat_bp` integer DEFAULT 2000 NOT NULL,
	`net_cents` integer NOT NULL,
	`cost_cents` integer DEFAULT 0 NOT NULL,
	`supplier_id` integer,
	`state` text DEFAULT 'done' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `other_line_order` ON `other_line` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `other_line_job` ON `other_line` (`job_id`,`position`);--> statement-breakpoint
CREATE TABLE `part_line` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`job_id` integer NOT NULL,
	`position` integer NOT NULL,
	`part_id` integer NOT NULL,
	`asked_part_id` integer,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`quantity_milli` integer NOT NULL,
	`price_cents` integer NOT NULL,
	`discount_bp` integer DEFAULT 0 NOT NULL,
	`vat_bp` integer DEFAULT 2000 NOT NULL,
	`net_cents` integer NOT NULL,
	`warehouse_id` integer NOT NULL,
	`reserved_milli` integer DEFAULT 0 NOT NULL,
	`issued_milli` integer DEFAULT 0 NOT NULL,
	`cost_cents` integer DEFAULT 0 NOT NULL,
	`client_own` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `service_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `part_line_order` ON `part_line` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `part_line_job` ON `part_line` (`job_id`,`position`);--> statement-breakpoint
CREATE INDEX `part_line_part` ON `part_line` (`part_id`);--> statement-breakpoint
CREATE TABLE `service_order` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text,
	`kind` text DEFAULT 'order' NOT NULL,
	`type_id` integer NOT NULL,
	`asset_id` integer NOT NULL,
	`client_id` integer NOT NULL,
	`brought_by` text,
	`phase` text DEFAULT 'received' NOT NULL,
	`phase_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`received_by` integer NOT NULL,
	`promised_at` integer,
	`done_at` integer,
	`closed_at` integer,
	`released_at` integer,
	`cancelled_at` integer,
	`cancel_reason` text,
	`meter` integer,
	`fuel_eighths` integer,
	`complaint` text DEFAULT '' NOT NULL,
	`cause` text,
	`correction` text,
	`note_to_client` text,
	`internal_note` text,
	`key_tag` text,
	`place` text,
	`waits_here` integer DEFAULT false NOT NULL,
	`overnight` integer DEFAULT false NOT NULL,
	`needs_lift` integer DEFAULT false NOT NULL,
	`returns_old_parts` integer DEFAULT false NOT NULL,
	`test_drive_consent` integer DEFAULT true NOT NULL,
	`limit_cents` integer,
	`priority` integer DEFAULT 0 NOT NULL,
	`labour_cents` integer DEFAULT 0 NOT NULL,
	`parts_cents` integer DEFAULT 0 NOT NULL,
	`other_cents` integer DEFAULT 0 NOT NULL,
	`vat_cents` integer DEFAULT 0 NOT NULL,
	`total_cents` integer DEFAULT 0 NOT NULL,
	`norm_sec` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`type_id`) REFERENCES `order_type`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asset_id`) REFERENCES `asset`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_order_number_unique` ON `service_order` (`number`);--> statement-breakpoint
CREATE INDEX `service_order_asset` ON `service_order` (`asset_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `service_order_client` ON `service_order` (`client_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `service_order_received` ON `service_order` (`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `service_order_phase` ON `service_order` (`phase`,`promised_at`);--> statement-breakpoint
CREATE INDEX `service_order_open` ON `service_order` (`phase`,`id`) WHERE phase NOT IN ('released', 'cancelled');--> statement-breakpoint
CREATE INDEX `service_order_done` ON `service_order` (`done_at`);--> statement-breakpoint
CREATE INDEX `service_order_released` ON `service_order` (`released_at`);--> statement-breakpoint
CREATE TABLE `party` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`eik` text,
	`personal_number` text,
	`personal_number_kind` text,
	`vat_number` text,
	`vat_from_on` text,
	`vat_to_on` text,
	`responsible_person` text,
	`iban` text,
	`city` text,
	`address` text,
	`payment_days` integer DEFAULT 0 NOT NULL,
	`credit_limit_cents` integer,
	`discount_parts_bp` integer DEFAULT 0 NOT NULL,
	`discount_labour_bp` integer DEFAULT 0 NOT NULL,
	`print_language` text DEFAULT 'bg' NOT NULL,
	`customer_type` text NOT NULL,
	`note` text,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `party_folded` ON `party` (`folded`,`id`);--> statement-breakpoint
CREATE INDEX `party_eik` ON `party` (`eik`);--> statement-breakpoint
CREATE TABLE `party_contact` (
	`id` integer PRIMARY KEY NOT NULL,
	`party_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`known` integer DEFAULT true NOT NULL,
	`person` text,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `party_contact_party` ON `party_contact` (`party_id`,`position`);--> statement-breakpoint
CREATE INDEX `party_contact_value` ON `party_contact` (`value`);--> statement-breakpoint
CREATE TABLE `party_role` (
	`party_id` integer NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`party_id`, `role`),
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `party_role_role` ON `party_role` (`role`,`party_id`);--> statement-breakpoint
CREATE TABLE `labour_rate` (
	`id` integer PRIMARY KEY NOT NULL,
	`make_id` integer,
	`cents_per_hour` integer NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	FOREIGN KEY (`make_id`) REFERENCES `make`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `labour_rate_make` ON `labour_rate` (`make_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `print_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`entity` text NOT NULL,
	`title` text NOT NULL,
	`copies` integer NOT NULL,
	`pages` integer NOT NULL,
	`file_hash` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` integer NOT NULL,
	`printer` text,
	`sent_at` integer,
	`error` text,
	FOREIGN KEY (`file_hash`) REFERENCES `stored_file`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `print_run_entity` ON `print_run` (`entity`,`id`);--> statement-breakpoint
CREATE TABLE `print_set_item` (
	`event` text NOT NULL,
	`kind` text NOT NULL,
	`copies` integer NOT NULL,
	`enabled` integer DEFAULT true NOT NULL,
	`printer_name` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`event`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `printer` (
	`name` text PRIMARY KEY NOT NULL,
	`confirmed_at` integer,
	`is_default` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_document` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`entity_id` integer NOT NULL,
	`codes` text NOT NULL,
	`words` text NOT NULL,
	`rank` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_document_entity` ON `search_document` (`kind`,`entity_id`);--> statement-breakpoint
CREATE INDEX `search_document_rank` ON `search_document` (`rank`);--> statement-breakpoint
CREATE TABLE `earning` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`operation_line_id` integer NOT NULL,
	`operation_id` integer,
	`worker_id` integer NOT NULL,
	`team_id` integer,
	`amount_cents` integer NOT NULL,
	`norm_sec` integer NOT NULL,
	`labour_cents` integer NOT NULL,
	`accrued_on` text NOT NULL,
	`tariff_id` integer,
	`basis` text NOT NULL,
	`sealed_at` integer,
	`reverses_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`worker_id`) REFERENCES `worker`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tariff_id`) REFERENCES `earning_tariff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `earning_accrued` ON `earning` (`accrued_on`,`worker_id`,`order_id`,`amount_cents`,`norm_sec`,`labour_cents`);--> statement-breakpoint
CREATE INDEX `earning_order` ON `earning` (`order_id`);--> statement-breakpoint
CREATE INDEX `earning_line` ON `earning` (`operation_line_id`);--> statement-breakpoint
CREATE INDEX `earning_worker` ON `earning` (`worker_id`,`accrued_on`);--> statement-breakpoint
CREATE TABLE `earning_tariff` (
	`id` integer PRIMARY KEY NOT NULL,
	`operation_id` integer,
	`group_id` integer,
	`make_id` integer,
	`model_id` integer,
	`modification_id` integer,
	`grade` text,
	`method` text NOT NULL,
	`rate_cents` integer NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `operation_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`make_id`) REFERENCES `make`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`model_id`) REFERENCES `model`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`modification_id`) REFERENCES `modification`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `earning_tariff_operation` ON `earning_tariff` (`operation_id`,`from_on`);--> statement-breakpoint
CREATE INDEX `earning_tariff_group` ON `earning_tariff` (`group_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `team` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_name_unique` ON `team` (`name`);--> statement-breakpoint
CREATE TABLE `team_member` (
	`team_id` integer NOT NULL,
	`worker_id` integer NOT NULL,
	`coefficient_milli` integer DEFAULT 1000 NOT NULL,
	PRIMARY KEY(`team_id`, `worker_id`),
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`worker_id`) REFERENCES `worker`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `worker` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`grade` text,
	`user_id` integer,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `worker_number` ON `worker` (`number`);--> statement-breakpoint
CREATE TABLE `etka_export` (
	`id` integer PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`profile` text NOT NULL,
	`filters` text NOT NULL,
	`file_name` text NOT NULL,
	`drive_label` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`candidates` integer NOT NULL,
	`written` integer NOT NULL,
	`skipped` text NOT NULL,
	`rows` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `etka_export_profile` ON `etka_export` (`profile`,`id`);--> statement-breakpoint
CREATE TABLE `part` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`number_key` text NOT NULL,
	`etka_number` text,
	`brand` text NOT NULL,
	`is_vw_group` integer DEFAULT false NOT NULL,
	`name_bg` text NOT NULL,
	`name_en` text,
	`folded` text NOT NULL,
	`unit` text DEFAULT 'pcs' NOT NULL,
	`group_id` integer,
	`discount_group` text,
	`vat_bp` integer DEFAULT 2000 NOT NULL,
	`price_cents` integer,
	`price_on` text,
	`core_deposit_cents` integer DEFAULT 0 NOT NULL,
	`minimum_milli` integer DEFAULT 0 NOT NULL,
	`maximum_milli` integer,
	`barcode` text,
	`weight_grams` integer,
	`warranty_months` integer,
	`supplier_id` integer,
	`family_id` integer,
	`family_key` text DEFAULT '' NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `part_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `part_number_brand` ON `part` (`number_key`,`brand`);--> statement-breakpoint
CREATE INDEX `part_folded` ON `part` (`folded`,`id`);--> statement-breakpoint
CREATE INDEX `part_barcode` ON `part` (`barcode`);--> statement-breakpoint
CREATE INDEX `part_family` ON `part` (`family_key`,`id`);--> statement-breakpoint
CREATE INDEX `part_family_members` ON `part` (`family_id`);--> statement-breakpoint
CREATE TABLE `part_group` (
	`id` integer PRIMARY KEY NOT NULL,
	`name_bg` text NOT NULL,
	`name_en` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `part_substitute` (
	`id` integer PRIMARY KEY NOT NULL,
	`part_id` integer NOT NULL,
	`substitute_id` integer NOT NULL,
	`kind` text NOT NULL,
	`from_on` text,
	`to_on` text,
	`source` text DEFAULT 'manual' NOT NULL,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`substitute_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "part_substitute_not_self" CHECK(part_id <> substitute_id)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `part_substitute_pair` ON `part_substitute` (`part_id`,`substitute_id`);--> statement-breakpoint
CREATE INDEX `part_substitute_back` ON `part_substitute` (`substitute_id`);--> statement-breakpoint
CREATE TABLE `stock_balance` (
	`part_id` integer NOT NULL,
	`warehouse_id` integer NOT NULL,
	`quantity_milli` integer DEFAULT 0 NOT NULL,
	`value_cents` integer DEFAULT 0 NOT NULL,
	`reserved_milli` integer DEFAULT 0 NOT NULL,
	`bin` text,
	PRIMARY KEY(`part_id`, `warehouse_id`),
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stock_balance_warehouse` ON `stock_balance` (`warehouse_id`,`part_id`);--> statement-breakpoint
CREATE TABLE `stock_document` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`number` text,
	`status` text NOT NULL,
	`warehouse_id` integer NOT NULL,
	`to_warehouse_id` integer,
	`party_id` integer,
	`order_id` integer,
	`reverses_id` integer,
	`document_on` text NOT NULL,
	`supplier_document` text,
	`supplier_document_on` text,
	`note` text,
	`value_cents` integer DEFAULT 0 NOT NULL,
	`snapshot` text,
	`snapshot_hash` text,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`posted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_warehouse_id`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_document_number` ON `stock_document` (`kind`,`number`);--> statement-breakpoint
CREATE INDEX `stock_document_order` ON `stock_document` (`order_id`);--> statement-breakpoint
CREATE INDEX `stock_document_date` ON `stock_document` (`document_on`,`id`);--> statement-breakpoint
CREATE INDEX `stock_document_party` ON `stock_document` (`party_id`);--> statement-breakpoint
CREATE TABLE `stock_document_line` (
	`id` integer PRIMARY KEY NOT NULL,
	`document_id` integer NOT NULL,
	`position` integer NOT NULL,
	`part_id` integer NOT NULL,
	`quantity_milli` integer NOT NULL,
	`unit_cost_cents` integer,
	`value_cents` integer DEFAULT 0 NOT NULL,
	`bin` text,
	`part_line_id` integer,
	`worker_id` integer,
	FOREIGN KEY (`document_id`) REFERENCES `stock_document`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stock_document_line_document` ON `stock_document_line` (`document_id`,`position`);--> statement-breakpoint
CREATE INDEX `stock_document_line_part` ON `stock_document_line` (`part_id`);--> statement-breakpoint
CREATE TABLE `stock_movement` (
	`id` integer PRIMARY KEY NOT NULL,
	`document_id` integer NOT NULL,
	`document_line_id` integer NOT NULL,
	`part_id` integer NOT NULL,
	`warehouse_id` integer NOT NULL,
	`quantity_milli` integer NOT NULL,
	`value_cents` integer NOT NULL,
	`on` text NOT NULL,
	`at` integer NOT NULL,
	`part_line_id` integer,
	`worker_id` integer,
	FOREIGN KEY (`document_id`) REFERENCES `stock_document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_line_id`) REFERENCES `stock_document_line`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stock_movement_part` ON `stock_movement` (`part_id`,`warehouse_id`,`id`);--> statement-breakpoint
CREATE INDEX `stock_movement_document` ON `stock_movement` (`document_id`);--> statement-breakpoint
CREATE INDEX `stock_movement_line` ON `stock_movement` (`part_line_id`);--> statement-breakpoint
CREATE INDEX `stock_movement_on` ON `stock_movement` (`on`);--> statement-breakpoint
CREATE TABLE `warehouse` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`active` integer DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `warehouse_code_unique` ON `warehouse` (`code`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`user_id` integer,
	`entry` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`payload_hash` text NOT NULL,
	`document_hash` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_user` ON `audit` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_entry` ON `audit` (`entry`,`id`);--> statement-breakpoint
CREATE TABLE `audit_entity` (
	`entity` text NOT NULL,
	`audit_id` integer NOT NULL,
	PRIMARY KEY(`entity`, `audit_id`),
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_payload` (
	`audit_id` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`json` text,
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `backup_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`place` text NOT NULL,
	`file_name` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`verified_at` integer,
	`error` text
);
--> statement-breakpoint
CREATE TABLE `draft` (
	`user_id` integer NOT NULL,
	`form` text NOT NULL,
	`json` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `form`)
);
--> statement-breakpoint
CREATE TABLE `import_batch` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`mapping` text NOT NULL,
	`counts` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `number_series` (
	`series` text NOT NULL,
	`year` integer NOT NULL,
	`next` integer NOT NULL,
	PRIMARY KEY(`series`, `year`)
);
--> statement-breakpoint
CREATE TABLE `request` (
	`request_id` text PRIMARY KEY NOT NULL,
	`entry` text NOT NULL,
	`user_id` integer,
	`input_hash` text NOT NULL,
	`result` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `request_at` ON `request` (`at`);--> statement-breakpoint
CREATE TABLE `role` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`name` text,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_key_unique` ON `role` (`key`);--> statement-breakpoint
CREATE TABLE `role_permission` (
	`role_id` integer NOT NULL,
	`permission` text NOT NULL,
	PRIMARY KEY(`role_id`, `permission`),
	FOREIGN KEY (`role_id`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `schema_migration` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`applied_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` integer PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` integer NOT NULL,
	`window_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_gesture_at` integer NOT NULL,
	`locked_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_hash_unique` ON `session` (`token_hash`);--> statement-breakpoint
CREATE INDEX `session_open` ON `session` (`user_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stored_file` (
	`hash` text PRIMARY KEY NOT NULL,
	`bytes` integer NOT NULL,
	`mime` text NOT NULL,
	`name` text,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `user` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`pin_hash` text,
	`password_hash` text,
	`worker_id` integer,
	`language` text DEFAULT 'bg' NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`failed_tries` integer DEFAULT 0 NOT NULL,
	`blocked_until` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_name` ON `user` (`name`);--> statement-breakpoint
CREATE TABLE `user_role` (
	`user_id` integer NOT NULL,
	`role_id` integer NOT NULL,
	PRIMARY KEY(`user_id`, `role_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`role_id`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE no action
);
