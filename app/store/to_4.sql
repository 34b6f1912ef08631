CREATE TABLE setting (
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	is_on INTEGER,
	numbers TEXT NOT NULL,
	PRIMARY KEY (id),
	CHECK (is_on BETWEEN 0 AND 1),
	CHECK (substr(numbers, 1, 1) = '[')
)
 STRICT;

INSERT INTO setting (id, pos, is_on, numbers) SELECT id, pos, is_on, numbers FROM rule_setting;

DROP TABLE rule_setting;
