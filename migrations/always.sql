-- Replayed whenever this file changed: full-text indexes and the triggers that keep them (architecture §4).
-- External content, keyed on the stable id of search_document. Trigram finds any part of a code from three characters;
-- unicode61 with prefixes finds words, each kind by itself.

DROP TRIGGER IF EXISTS search_document_insert;
DROP TRIGGER IF EXISTS search_document_update;
DROP TRIGGER IF EXISTS search_document_delete;
DROP TABLE IF EXISTS search_codes_fts;
DROP TABLE IF EXISTS search_words_fts;

CREATE VIRTUAL TABLE search_codes_fts USING fts5(codes, content = 'search_document', content_rowid = 'id', tokenize = 'trigram', detail = 'none');
CREATE VIRTUAL TABLE search_words_fts USING fts5(words, kind, content = 'search_document', content_rowid = 'id', tokenize = 'unicode61', prefix = '2 3 4');

CREATE TRIGGER search_document_insert AFTER INSERT ON search_document BEGIN
  INSERT INTO search_codes_fts (rowid, codes) VALUES (new.id, new.codes);
  INSERT INTO search_words_fts (rowid, words, kind) VALUES (new.id, new.words, new.kind);
END;

CREATE TRIGGER search_document_update AFTER UPDATE OF codes, words ON search_document
WHEN old.codes <> new.codes OR old.words <> new.words BEGIN
  INSERT INTO search_codes_fts (search_codes_fts, rowid, codes) VALUES ('delete', old.id, old.codes);
  INSERT INTO search_words_fts (search_words_fts, rowid, words, kind) VALUES ('delete', old.id, old.words, old.kind);
  INSERT INTO search_codes_fts (rowid, codes) VALUES (new.id, new.codes);
  INSERT INTO search_words_fts (rowid, words, kind) VALUES (new.id, new.words, new.kind);
END;

CREATE TRIGGER search_document_delete AFTER DELETE ON search_document BEGIN
  INSERT INTO search_codes_fts (search_codes_fts, rowid, codes) VALUES ('delete', old.id, old.codes);
  INSERT INTO search_words_fts (search_words_fts, rowid, words, kind) VALUES ('delete', old.id, old.words, old.kind);
END;

INSERT INTO search_codes_fts (search_codes_fts) VALUES ('rebuild');
INSERT INTO search_words_fts (search_words_fts) VALUES ('rebuild');

-- What the lists of things sort by (asset_figures). The view says what each figure is; the triggers bring the rows up to it.

DROP VIEW IF EXISTS asset_figures_now;
CREATE VIEW asset_figures_now AS
SELECT a.id AS asset_id, a.active AS active,
  coalesce(a.plate_key, a.serial_key, a.vin_key, '') AS number_key,
  coalesce(a.serial_key, a.vin_key, '') AS serial_key,
  trim(coalesce((SELECT name_order FROM make WHERE id = a.make_id), '') || ' ' || coalesce((SELECT name_order FROM model WHERE id = a.model_id), '')
    || ' ' || coalesce((SELECT name_order FROM modification WHERE id = a.modification_id), '')) AS title_order,
  coalesce((SELECT name_order FROM party WHERE id = a.owner_id), '') AS owner_order,
  coalesce(a.place, '') AS place, coalesce(a.year, 0) AS year,
  coalesce((SELECT value FROM meter_reading WHERE asset_id = a.id AND annulled_at IS NULL AND unit =
    (SELECT CASE WHEN meter_unit IN ('km', 'h') THEN meter_unit WHEN a.kind = 'vehicle' THEN 'km' ELSE 'h' END FROM asset_class WHERE id = a.class_id)
    ORDER BY "on" DESC, at DESC, id DESC LIMIT 1), 0) AS meter,
  coalesce((SELECT "on" FROM meter_reading WHERE asset_id = a.id AND annulled_at IS NULL AND unit =
    (SELECT CASE WHEN meter_unit IN ('km', 'h') THEN meter_unit WHEN a.kind = 'vehicle' THEN 'km' ELSE 'h' END FROM asset_class WHERE id = a.class_id)
    ORDER BY "on" DESC, at DESC, id DESC LIMIT 1), '') AS meter_on,
  coalesce((SELECT max(to_on) FROM asset_warranty WHERE asset_id = a.id), '') AS warranty_to,
  coalesce((SELECT delivered_on FROM asset_commercial WHERE asset_id = a.id), '') AS delivered_on,
  coalesce((SELECT coalesce(contract_to_on, CASE WHEN contract_number IS NOT NULL OR contract_from_on IS NOT NULL THEN '9999-12-31' END)
    FROM asset_commercial WHERE asset_id = a.id), '') AS contract_to,
  (SELECT count(*) FROM component_fitting WHERE asset_id = a.id AND removed_on IS NULL) AS components,
  (SELECT count(*) FROM service_order WHERE asset_id = a.id AND number IS NOT NULL AND phase <> 'cancelled') AS orders,
  coalesce((SELECT sum(i.net_cents) FROM service_order o JOIN invoice i ON i.order_id = o.id
    WHERE o.asset_id = a.id AND i.status = 'issued' AND i.kind <> 'internal'), 0) AS turnover_cents,
  coalesce((SELECT max(received_at) FROM service_order WHERE asset_id = a.id AND number IS NOT NULL AND phase <> 'cancelled'), 0) AS last_order_at
FROM asset a;

DROP TRIGGER IF EXISTS asset_figures_asset_insert;
CREATE TRIGGER asset_figures_asset_insert AFTER INSERT ON asset BEGIN
  INSERT INTO asset_figures (asset_id, active, number_key, serial_key, title_order, owner_order, place, year, meter, meter_on, warranty_to, delivered_on, contract_to, components, orders, turnover_cents, last_order_at)
  SELECT asset_id, active, number_key, serial_key, title_order, owner_order, place, year, meter, meter_on, warranty_to, delivered_on, contract_to, components, orders, turnover_cents, last_order_at FROM asset_figures_now WHERE asset_id = new.id;
END;

DROP TRIGGER IF EXISTS asset_figures_asset_update;
CREATE TRIGGER asset_figures_asset_update AFTER UPDATE OF active, plate_key, serial_key, vin_key, make_id, model_id, modification_id, owner_id, place, year ON asset BEGIN
  UPDATE asset_figures SET (active, number_key, serial_key, title_order, owner_order, place, year) = (SELECT active, number_key, serial_key, title_order, owner_order, place, year FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = new.id;
END;

DROP TRIGGER IF EXISTS asset_figures_asset_class;
CREATE TRIGGER asset_figures_asset_class AFTER UPDATE OF class_id, kind ON asset BEGIN
  UPDATE asset_figures SET (meter, meter_on) = (SELECT meter, meter_on FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = new.id;
END;

DROP TRIGGER IF EXISTS asset_figures_class_unit;
CREATE TRIGGER asset_figures_class_unit AFTER UPDATE OF meter_unit ON asset_class
WHEN old.meter_unit IS NOT new.meter_unit BEGIN
  UPDATE asset_figures SET (meter, meter_on) = (SELECT meter, meter_on FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (SELECT id FROM asset WHERE class_id = new.id);
END;

DROP TRIGGER IF EXISTS asset_figures_party;
CREATE TRIGGER asset_figures_party AFTER UPDATE OF name_order ON party
WHEN old.name_order <> new.name_order BEGIN
  UPDATE asset_figures SET (owner_order) = (SELECT owner_order FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (SELECT id FROM asset WHERE owner_id = new.id);
END;

DROP TRIGGER IF EXISTS asset_figures_make;
CREATE TRIGGER asset_figures_make AFTER UPDATE OF name_order ON make
WHEN old.name_order <> new.name_order BEGIN
  UPDATE asset_figures SET (title_order) = (SELECT title_order FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (SELECT id FROM asset WHERE make_id = new.id);
END;

DROP TRIGGER IF EXISTS asset_figures_model;
CREATE TRIGGER asset_figures_model AFTER UPDATE OF name_order ON model
WHEN old.name_order <> new.name_order BEGIN
  UPDATE asset_figures SET (title_order) = (SELECT title_order FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (SELECT id FROM asset WHERE model_id = new.id);
END;

DROP TRIGGER IF EXISTS asset_figures_modification;
CREATE TRIGGER asset_figures_modification AFTER UPDATE OF name_order ON modification
WHEN old.name_order <> new.name_order BEGIN
  UPDATE asset_figures SET (title_order) = (SELECT title_order FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (SELECT id FROM asset WHERE modification_id = new.id);
END;

DROP TRIGGER IF EXISTS asset_figures_reading_insert;
CREATE TRIGGER asset_figures_reading_insert AFTER INSERT ON meter_reading BEGIN
  UPDATE asset_figures SET (meter, meter_on) = (SELECT meter, meter_on FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = new.asset_id;
END;

DROP TRIGGER IF EXISTS asset_figures_reading_update;
CREATE TRIGGER asset_figures_reading_update AFTER UPDATE OF asset_id, value, unit, "on", at, annulled_at ON meter_reading BEGIN
  UPDATE asset_figures SET (meter, meter_on) = (SELECT meter, meter_on FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (old.asset_id, new.asset_id);
END;

DROP TRIGGER IF EXISTS asset_figures_reading_delete;
CREATE TRIGGER asset_figures_reading_delete AFTER DELETE ON meter_reading BEGIN
  UPDATE asset_figures SET (meter, meter_on) = (SELECT meter, meter_on FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = old.asset_id;
END;

DROP TRIGGER IF EXISTS asset_figures_warranty_insert;
CREATE TRIGGER asset_figures_warranty_insert AFTER INSERT ON asset_warranty BEGIN
  UPDATE asset_figures SET (warranty_to) = (SELECT warranty_to FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = new.asset_id;
END;

DROP TRIGGER IF EXISTS asset_figures_warranty_update;
CREATE TRIGGER asset_figures_warranty_update AFTER UPDATE OF asset_id, to_on ON asset_warranty BEGIN
  UPDATE asset_figures SET (warranty_to) = (SELECT warranty_to FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (old.asset_id, new.asset_id);
END;

DROP TRIGGER IF EXISTS asset_figures_warranty_delete;
CREATE TRIGGER asset_figures_warranty_delete AFTER DELETE ON asset_warranty BEGIN
  UPDATE asset_figures SET (warranty_to) = (SELECT warranty_to FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = old.asset_id;
END;

DROP TRIGGER IF EXISTS asset_figures_commercial_insert;
CREATE TRIGGER asset_figures_commercial_insert AFTER INSERT ON asset_commercial BEGIN
  UPDATE asset_figures SET (delivered_on, contract_to) = (SELECT delivered_on, contract_to FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = new.asset_id;
END;

DROP TRIGGER IF EXISTS asset_figures_commercial_update;
CREATE TRIGGER asset_figures_commercial_update AFTER UPDATE OF asset_id, delivered_on, contract_number, contract_from_on, contract_to_on ON asset_commercial BEGIN
  UPDATE asset_figures SET (delivered_on, contract_to) = (SELECT delivered_on, contract_to FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (old.asset_id, new.asset_id);
END;

DROP TRIGGER IF EXISTS asset_figures_commercial_delete;
CREATE TRIGGER asset_figures_commercial_delete AFTER DELETE ON asset_commercial BEGIN
  UPDATE asset_figures SET (delivered_on, contract_to) = (SELECT delivered_on, contract_to FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = old.asset_id;
END;

DROP TRIGGER IF EXISTS asset_figures_fitting_insert;
CREATE TRIGGER asset_figures_fitting_insert AFTER INSERT ON component_fitting BEGIN
  UPDATE asset_figures SET (components) = (SELECT components FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = new.asset_id;
END;

DROP TRIGGER IF EXISTS asset_figures_fitting_update;
CREATE TRIGGER asset_figures_fitting_update AFTER UPDATE OF asset_id, removed_on ON component_fitting BEGIN
  UPDATE asset_figures SET (components) = (SELECT components FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (old.asset_id, new.asset_id);
END;

DROP TRIGGER IF EXISTS asset_figures_fitting_delete;
CREATE TRIGGER asset_figures_fitting_delete AFTER DELETE ON component_fitting BEGIN
  UPDATE asset_figures SET (components) = (SELECT components FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = old.asset_id;
END;

DROP TRIGGER IF EXISTS asset_figures_order_insert;
CREATE TRIGGER asset_figures_order_insert AFTER INSERT ON service_order BEGIN
  UPDATE asset_figures SET (orders, turnover_cents, last_order_at) = (SELECT orders, turnover_cents, last_order_at FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = new.asset_id;
END;

DROP TRIGGER IF EXISTS asset_figures_order_update;
CREATE TRIGGER asset_figures_order_update AFTER UPDATE OF asset_id, number, phase, received_at ON service_order BEGIN
  UPDATE asset_figures SET (orders, turnover_cents, last_order_at) = (SELECT orders, turnover_cents, last_order_at FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (old.asset_id, new.asset_id);
END;

DROP TRIGGER IF EXISTS asset_figures_order_delete;
CREATE TRIGGER asset_figures_order_delete AFTER DELETE ON service_order BEGIN
  UPDATE asset_figures SET (orders, turnover_cents, last_order_at) = (SELECT orders, turnover_cents, last_order_at FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id = old.asset_id;
END;

DROP TRIGGER IF EXISTS asset_figures_invoice_insert;
CREATE TRIGGER asset_figures_invoice_insert AFTER INSERT ON invoice
WHEN new.order_id IS NOT NULL BEGIN
  UPDATE asset_figures SET (turnover_cents) = (SELECT turnover_cents FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (SELECT asset_id FROM service_order WHERE id = new.order_id);
END;

DROP TRIGGER IF EXISTS asset_figures_invoice_update;
CREATE TRIGGER asset_figures_invoice_update AFTER UPDATE OF order_id, kind, status, net_cents ON invoice BEGIN
  UPDATE asset_figures SET (turnover_cents) = (SELECT turnover_cents FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (SELECT asset_id FROM service_order WHERE id IN (old.order_id, new.order_id));
END;

DROP TRIGGER IF EXISTS asset_figures_invoice_delete;
CREATE TRIGGER asset_figures_invoice_delete AFTER DELETE ON invoice
WHEN old.order_id IS NOT NULL BEGIN
  UPDATE asset_figures SET (turnover_cents) = (SELECT turnover_cents FROM asset_figures_now n WHERE n.asset_id = asset_figures.asset_id)
  WHERE asset_id IN (SELECT asset_id FROM service_order WHERE id = old.order_id);
END;

DELETE FROM asset_figures;
INSERT INTO asset_figures (asset_id, active, number_key, serial_key, title_order, owner_order, place, year, meter, meter_on, warranty_to, delivered_on, contract_to, components, orders, turnover_cents, last_order_at)
SELECT asset_id, active, number_key, serial_key, title_order, owner_order, place, year, meter, meter_on, warranty_to, delivered_on, contract_to, components, orders, turnover_cents, last_order_at FROM asset_figures_now;

-- What the due list reckons from (care_change): each write names the thing that it concerns, 0 the whole fleet.

DROP TRIGGER IF EXISTS care_change_asset_insert;
CREATE TRIGGER care_change_asset_insert AFTER INSERT ON asset BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_asset_update;
CREATE TRIGGER care_change_asset_update AFTER UPDATE OF active, kind, class_id, make_id, model_id, modification_id, first_registration_on, inspection_on, insurance_on ON asset BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_asset_delete;
CREATE TRIGGER care_change_asset_delete AFTER DELETE ON asset BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (old.id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_commercial_insert;
CREATE TRIGGER care_change_commercial_insert AFTER INSERT ON asset_commercial BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_commercial_update;
CREATE TRIGGER care_change_commercial_update AFTER UPDATE OF started_on ON asset_commercial BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_commercial_delete;
CREATE TRIGGER care_change_commercial_delete AFTER DELETE ON asset_commercial BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (old.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_warranty_insert;
CREATE TRIGGER care_change_warranty_insert AFTER INSERT ON asset_warranty BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_warranty_update;
CREATE TRIGGER care_change_warranty_update AFTER UPDATE ON asset_warranty BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_warranty_delete;
CREATE TRIGGER care_change_warranty_delete AFTER DELETE ON asset_warranty BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (old.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_reading_insert;
CREATE TRIGGER care_change_reading_insert AFTER INSERT ON meter_reading BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_reading_update;
CREATE TRIGGER care_change_reading_update AFTER UPDATE ON meter_reading BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_reading_delete;
CREATE TRIGGER care_change_reading_delete AFTER DELETE ON meter_reading BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (old.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_done_insert;
CREATE TRIGGER care_change_done_insert AFTER INSERT ON service_done BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_done_update;
CREATE TRIGGER care_change_done_update AFTER UPDATE ON service_done BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_done_delete;
CREATE TRIGGER care_change_done_delete AFTER DELETE ON service_done BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (old.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_deferred_insert;
CREATE TRIGGER care_change_deferred_insert AFTER INSERT ON deferred_work BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_deferred_update;
CREATE TRIGGER care_change_deferred_update AFTER UPDATE ON deferred_work BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_deferred_delete;
CREATE TRIGGER care_change_deferred_delete AFTER DELETE ON deferred_work BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (old.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_stay_insert;
CREATE TRIGGER care_change_stay_insert AFTER INSERT ON tyre_stay BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (coalesce((SELECT asset_id FROM tyre_set WHERE id = new.set_id), 0), (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_stay_update;
CREATE TRIGGER care_change_stay_update AFTER UPDATE OF place, until_on, given_on ON tyre_stay BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (coalesce((SELECT asset_id FROM tyre_set WHERE id = new.set_id), 0), (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_stay_delete;
CREATE TRIGGER care_change_stay_delete AFTER DELETE ON tyre_stay BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (coalesce((SELECT asset_id FROM tyre_set WHERE id = old.set_id), 0), (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_tyres;
CREATE TRIGGER care_change_tyres AFTER UPDATE OF size ON tyre_set BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (new.asset_id, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_plan_insert;
CREATE TRIGGER care_change_plan_insert AFTER INSERT ON service_plan BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (0, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_plan_update;
CREATE TRIGGER care_change_plan_update AFTER UPDATE ON service_plan BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (0, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_plan_delete;
CREATE TRIGGER care_change_plan_delete AFTER DELETE ON service_plan BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (0, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_item_insert;
CREATE TRIGGER care_change_item_insert AFTER INSERT ON service_item BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (0, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_item_update;
CREATE TRIGGER care_change_item_update AFTER UPDATE ON service_item BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (0, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_item_delete;
CREATE TRIGGER care_change_item_delete AFTER DELETE ON service_item BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (0, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_class;
CREATE TRIGGER care_change_class AFTER UPDATE OF parent_id, kind, meter_unit ON asset_class BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (0, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_operation;
CREATE TRIGGER care_change_operation AFTER UPDATE OF name_bg ON operation WHEN old.name_bg <> new.name_bg BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (0, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

DROP TRIGGER IF EXISTS care_change_package;
CREATE TRIGGER care_change_package AFTER UPDATE OF name_bg ON package WHEN old.name_bg <> new.name_bg BEGIN
  INSERT INTO care_change (asset_id, seq) VALUES (0, (SELECT coalesce(max(seq), 0) + 1 FROM care_change))
  ON CONFLICT (asset_id) DO UPDATE SET seq = excluded.seq;
END;

-- What lies in which place of a warehouse follows the movements, whoever writes them (domain §4.3).
DROP TRIGGER IF EXISTS stock_bin_follows;
CREATE TRIGGER stock_bin_follows AFTER INSERT ON stock_movement BEGIN
  INSERT INTO stock_bin (part_id, warehouse_id, bin, quantity_milli)
  VALUES (new.part_id, new.warehouse_id, new.bin, new.quantity_milli)
  ON CONFLICT (part_id, warehouse_id, bin) DO UPDATE SET quantity_milli = quantity_milli + excluded.quantity_milli;
  DELETE FROM stock_bin WHERE part_id = new.part_id AND warehouse_id = new.warehouse_id AND bin = new.bin AND quantity_milli = 0;
END;

-- Words of the names of price lists, filled by the import as it goes and not made anew with this file: a million names are many.
CREATE VIRTUAL TABLE IF NOT EXISTS price_name_fts USING fts5(folded, content = 'price_name', content_rowid = 'id', tokenize = 'unicode61', prefix = '2 3', detail = 'none');
DROP TRIGGER IF EXISTS price_name_insert;
CREATE TRIGGER price_name_insert AFTER INSERT ON price_name BEGIN
  INSERT INTO price_name_fts (rowid, folded) VALUES (new.id, new.folded);
END;
DROP TRIGGER IF EXISTS price_name_delete;
CREATE TRIGGER price_name_delete AFTER DELETE ON price_name BEGIN
  INSERT INTO price_name_fts (price_name_fts, rowid, folded) VALUES ('delete', old.id, old.folded);
END;

-- Reservations (domain §4.4): stock_balance.reserved_milli = Σ part_line.reserved_milli of the part in the warehouse, whoever
-- writes. A line keeps no more than remains of it, and nothing once its order is out of the workshop's hands.
DROP TRIGGER IF EXISTS part_line_reserved_insert;
CREATE TRIGGER part_line_reserved_insert AFTER INSERT ON part_line WHEN new.reserved_milli <> 0 BEGIN
  UPDATE stock_balance SET reserved_milli = reserved_milli + new.reserved_milli
  WHERE part_id = new.part_id AND warehouse_id = new.warehouse_id;
END;

DROP TRIGGER IF EXISTS part_line_reserved_delete;
CREATE TRIGGER part_line_reserved_delete AFTER DELETE ON part_line WHEN old.reserved_milli <> 0 BEGIN
  UPDATE stock_balance SET reserved_milli = reserved_milli - old.reserved_milli
  WHERE part_id = old.part_id AND warehouse_id = old.warehouse_id;
END;

DROP TRIGGER IF EXISTS part_line_reserved_update;
CREATE TRIGGER part_line_reserved_update AFTER UPDATE OF reserved_milli ON part_line
WHEN new.reserved_milli <> old.reserved_milli AND new.part_id = old.part_id AND new.warehouse_id = old.warehouse_id BEGIN
  UPDATE stock_balance SET reserved_milli = reserved_milli + new.reserved_milli - old.reserved_milli
  WHERE part_id = new.part_id AND warehouse_id = new.warehouse_id;
END;

-- A line that turns to another part or warehouse leaves its reservation behind.
DROP TRIGGER IF EXISTS part_line_reserved_moved;
CREATE TRIGGER part_line_reserved_moved AFTER UPDATE OF part_id, warehouse_id ON part_line
WHEN new.part_id <> old.part_id OR new.warehouse_id <> old.warehouse_id BEGIN
  UPDATE stock_balance SET reserved_milli = reserved_milli - old.reserved_milli
  WHERE part_id = old.part_id AND warehouse_id = old.warehouse_id;
  UPDATE stock_balance SET reserved_milli = reserved_milli + new.reserved_milli
  WHERE part_id = new.part_id AND warehouse_id = new.warehouse_id;
  UPDATE part_line SET reserved_milli = 0 WHERE id = new.id AND reserved_milli <> 0;
END;

DROP TRIGGER IF EXISTS part_line_reserved_remains;
CREATE TRIGGER part_line_reserved_remains AFTER UPDATE OF quantity_milli, issued_milli, client_own ON part_line
WHEN new.reserved_milli > CASE WHEN new.client_own THEN 0 ELSE max(0, new.quantity_milli - new.issued_milli) END BEGIN
  UPDATE part_line SET reserved_milli = CASE WHEN client_own THEN 0 ELSE max(0, quantity_milli - issued_milli) END
  WHERE id = new.id;
END;

DROP TRIGGER IF EXISTS part_line_reserved_closed;
CREATE TRIGGER part_line_reserved_closed AFTER UPDATE OF phase, kind ON service_order
WHEN new.kind <> 'order' OR new.phase IN ('invoiced', 'released', 'cancelled') BEGIN
  UPDATE part_line SET reserved_milli = 0 WHERE order_id = new.id AND reserved_milli <> 0;
END;

-- What of a purchase order has come follows its posted receipts and their reversals, whoever writes them (domain §4.5).
DROP TRIGGER IF EXISTS purchase_line_received;
CREATE TRIGGER purchase_line_received AFTER INSERT ON stock_document_line
WHEN new.purchase_line_id IS NOT NULL BEGIN
  UPDATE purchase_line SET received_milli = received_milli + new.quantity_milli
  WHERE id = new.purchase_line_id AND EXISTS (SELECT 1 FROM stock_document d
    WHERE d.id = new.document_id AND d.kind = 'receipt' AND d.status = 'posted' AND d.reverses_id IS NULL);
END;

DROP TRIGGER IF EXISTS purchase_line_taken_back;
CREATE TRIGGER purchase_line_taken_back AFTER UPDATE OF status ON stock_document
WHEN old.status = 'posted' AND new.status = 'reversed' AND new.kind = 'receipt' AND new.reverses_id IS NULL BEGIN
  UPDATE purchase_line SET received_milli = received_milli - (SELECT sum(l.quantity_milli) FROM stock_document_line l
    WHERE l.document_id = new.id AND l.purchase_line_id = purchase_line.id)
  WHERE id IN (SELECT purchase_line_id FROM stock_document_line WHERE document_id = new.id AND purchase_line_id IS NOT NULL);
END;

-- An order of which nothing more is awaited is received, and open again when a receipt is taken back.
DROP TRIGGER IF EXISTS purchase_order_status;
CREATE TRIGGER purchase_order_status AFTER UPDATE OF received_milli, cancelled_milli ON purchase_line BEGIN
  UPDATE purchase_order SET version = version + 1, status = CASE
      WHEN EXISTS (SELECT 1 FROM purchase_line l WHERE l.purchase_order_id = new.purchase_order_id
        AND l.quantity_milli > l.received_milli + l.cancelled_milli) THEN 'sent'
      WHEN EXISTS (SELECT 1 FROM purchase_line l WHERE l.purchase_order_id = new.purchase_order_id AND l.received_milli > 0)
        THEN 'received'
      ELSE 'cancelled' END
  WHERE id = new.purchase_order_id AND status <> 'draft';
END;

-- A part with a deposit that was issued to an order has its old one to come back; until it is collected it follows the issue.
DROP TRIGGER IF EXISTS core_return_follows;
CREATE TRIGGER core_return_follows AFTER INSERT ON stock_movement
WHEN new.part_line_id IS NOT NULL BEGIN
  INSERT INTO core_return (part_id, quantity_milli, deposit_cents, part_line_id, order_id, client_id, supplier_id, opened_on)
  SELECT p.id, (SELECT -sum(m.quantity_milli) FROM stock_movement m WHERE m.part_line_id = l.id), p.core_deposit_cents, l.id,
    l.order_id, o.client_id, p.supplier_id, new."on"
  FROM part_line l JOIN part p ON p.id = new.part_id JOIN service_order o ON o.id = l.order_id
  WHERE l.id = new.part_line_id AND p.core_deposit_cents > 0
  ON CONFLICT (part_line_id) DO UPDATE SET quantity_milli = excluded.quantity_milli, version = version + 1 WHERE state = 'owed';
  DELETE FROM core_return WHERE part_line_id = new.part_line_id AND quantity_milli <= 0 AND state = 'owed';
END;
