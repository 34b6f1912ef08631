CREATE TABLE handoff (
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	plan_id TEXT NOT NULL,
	made_at TEXT NOT NULL,
	head TEXT NOT NULL,
	delivery TEXT,
	language TEXT NOT NULL,
	folder TEXT NOT NULL,
	files TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id),
	CHECK (substr(head, 1, 1) = '{'),
	CHECK (substr(delivery, 1, 1) = '{'),
	CHECK (substr(files, 1, 1) = '[')
)
 STRICT;

CREATE INDEX handoff_plan ON handoff (plan_id);

CREATE TABLE frozen (
	handoff_id TEXT NOT NULL,
	whole TEXT NOT NULL,
	PRIMARY KEY (handoff_id),
	FOREIGN KEY(handoff_id) REFERENCES handoff (id) DEFERRABLE INITIALLY DEFERRED,
	CHECK (substr(whole, 1, 1) = '{')
)
 STRICT;

CREATE TABLE recipient (
	handoff_id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	role TEXT NOT NULL,
	name TEXT NOT NULL,
	contact TEXT NOT NULL,
	paperwork TEXT NOT NULL,
	sent TEXT NOT NULL,
	confirmed TEXT NOT NULL,
	PRIMARY KEY (handoff_id, pos),
	FOREIGN KEY(handoff_id) REFERENCES handoff (id) DEFERRABLE INITIALLY DEFERRED,
	CHECK (substr(paperwork, 1, 1) = '[')
)
 STRICT;
