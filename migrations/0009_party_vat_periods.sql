UPDATE `party_vat` SET `number` = p.`vat_number`, `from_on` = p.`vat_from_on`, `to_on` = p.`vat_to_on`
	FROM `party` p WHERE p.`id` = `party_vat`.`party_id` AND p.`vat_number` IS NOT NULL;--> statement-breakpoint
INSERT INTO `party_vat` (`party_id`, `number`, `from_on`, `to_on`) SELECT `id`, `vat_number`, `vat_from_on`, `vat_to_on` FROM `party`
	WHERE `vat_number` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `party_vat` v WHERE v.`party_id` = `party`.`id`);--> statement-breakpoint
UPDATE `party` SET
	`family_name` = CASE WHEN instr(trim(`name`), ' ') > 0 THEN replace(trim(`name`), rtrim(trim(`name`), replace(trim(`name`), ' ', '')), '') END,
	`given_name` = CASE WHEN instr(trim(`name`), ' ') > 0 THEN trim(rtrim(trim(`name`), replace(trim(`name`), ' ', ''))) ELSE trim(`name`) END
WHERE `kind` = 'person' AND `given_name` IS NULL AND `family_name` IS NULL;--> statement-breakpoint
ALTER TABLE `party` DROP COLUMN `vat_number`;--> statement-breakpoint
ALTER TABLE `party` DROP COLUMN `vat_from_on`;--> statement-breakpoint
ALTER TABLE `party` DROP COLUMN `vat_to_on`;
