CREATE INDEX `part_line_waiting` ON `part_line` (`part_id`,`warehouse_id`) WHERE client_own = 0 AND issued_milli < quantity_milli;--> statement-breakpoint
UPDATE `part_line` SET `reserved_milli` = `given`.`milli` FROM (
  SELECT w.`line_id`, max(0, min(w.`need`, b.`quantity_milli` - (w.`up_to` - w.`need`))) AS `milli`
  FROM (
    SELECT l.`id` AS `line_id`, l.`part_id`, l.`warehouse_id`, l.`quantity_milli` - l.`issued_milli` AS `need`,
      sum(l.`quantity_milli` - l.`issued_milli`) OVER (
        PARTITION BY l.`part_id`, l.`warehouse_id`
        ORDER BY o.`priority` DESC, o.`promised_at` IS NULL, o.`promised_at`, o.`id`, l.`id`
        ROWS UNBOUNDED PRECEDING
      ) AS `up_to`
    FROM `part_line` l JOIN `service_order` o ON o.`id` = l.`order_id`
    WHERE l.`client_own` = 0 AND l.`issued_milli` < l.`quantity_milli`
      AND o.`kind` = 'order' AND o.`phase` NOT IN ('invoiced', 'released', 'cancelled')
  ) w JOIN `stock_balance` b ON b.`part_id` = w.`part_id` AND b.`warehouse_id` = w.`warehouse_id`
) AS `given` WHERE `given`.`line_id` = `part_line`.`id` AND `given`.`milli` > 0;
--> statement-breakpoint
UPDATE `stock_balance` SET `reserved_milli` = 0 WHERE `reserved_milli` <> 0;
--> statement-breakpoint
UPDATE `stock_balance` SET `reserved_milli` = `kept`.`milli` FROM (
  SELECT `part_id`, `warehouse_id`, sum(`reserved_milli`) AS `milli` FROM `part_line` WHERE `reserved_milli` > 0
  GROUP BY `part_id`, `warehouse_id`
) AS `kept` WHERE `kept`.`part_id` = `stock_balance`.`part_id` AND `kept`.`warehouse_id` = `stock_balance`.`warehouse_id`;
