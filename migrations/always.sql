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
