ALTER TABLE `tyre_stay` ADD `fee_line_id` integer REFERENCES other_line(id) ON UPDATE no action ON DELETE set null;--> statement-breakpoint
CREATE INDEX `tyre_stay_fee` ON `tyre_stay` (`fee_line_id`);--> statement-breakpoint
ALTER TABLE `operation_line` ADD `discount_origin` text;--> statement-breakpoint
ALTER TABLE `part_line` ADD `discount_origin` text;