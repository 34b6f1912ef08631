CREATE TABLE rule_setting (
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	is_on INTEGER,
	numbers TEXT NOT NULL,
	PRIMARY KEY (id),
	CHECK (is_on BETWEEN 0 AND 1),
	CHECK (substr(numbers, 1, 1) = '[')
)
 STRICT;

CREATE TABLE silence (
	plan_id TEXT NOT NULL,
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	rule_id TEXT NOT NULL,
	segment_id TEXT,
	reason TEXT NOT NULL,
	item_id TEXT NOT NULL,
	PRIMARY KEY (plan_id, id),
	FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
