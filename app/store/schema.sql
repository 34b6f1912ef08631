CREATE TABLE delivery (
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	plan_id TEXT NOT NULL,
	title TEXT NOT NULL,
	date TEXT NOT NULL,
	start_s INTEGER,
	time_zone TEXT NOT NULL,
	language TEXT NOT NULL,
	link TEXT NOT NULL,
	head_count INTEGER,
	observations TEXT NOT NULL,
	PRIMARY KEY (id),
	CHECK (start_s BETWEEN 0 AND 2147483647),
	CHECK (head_count BETWEEN 0 AND 2147483647)
)
 STRICT;

CREATE INDEX delivery_plan ON delivery (plan_id);

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

CREATE TABLE journal (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	edit_id TEXT NOT NULL,
	plan_id TEXT NOT NULL,
	kind TEXT NOT NULL,
	label TEXT NOT NULL,
	step_id TEXT NOT NULL,
	merge_key TEXT NOT NULL,
	at TEXT NOT NULL,
	diff TEXT NOT NULL,
	CHECK (kind IN ('edit', 'undo', 'redo'))
)
 STRICT;

CREATE UNIQUE INDEX journal_edit ON journal (edit_id);

CREATE INDEX journal_plan ON journal (plan_id, seq);

CREATE INDEX journal_step ON journal (step_id);

CREATE TABLE library (
	id INTEGER NOT NULL,
	uuid TEXT NOT NULL,
	oldest_writer INTEGER NOT NULL,
	changes INTEGER NOT NULL,
	digest BLOB NOT NULL,
	PRIMARY KEY (id),
	CHECK (id = 1),
	CHECK (changes BETWEEN 0 AND 4611686018427387904),
	CHECK (length(digest) = 16)
)
 STRICT;

CREATE TABLE "plan" (
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	title TEXT NOT NULL,
	program_id TEXT,
	status TEXT NOT NULL,
	version TEXT NOT NULL,
	date TEXT NOT NULL,
	start_s INTEGER NOT NULL,
	promised_s INTEGER NOT NULL,
	language TEXT NOT NULL,
	mode TEXT NOT NULL,
	platform TEXT NOT NULL,
	people_fewest INTEGER,
	people_expected INTEGER,
	people_most INTEGER,
	roles TEXT NOT NULL,
	deck TEXT NOT NULL,
	purpose TEXT NOT NULL,
	back_channel TEXT NOT NULL,
	signal TEXT NOT NULL,
	notes TEXT NOT NULL,
	trashed_at TEXT NOT NULL,
	custom TEXT NOT NULL,
	revision INTEGER NOT NULL,
	digest BLOB NOT NULL,
	PRIMARY KEY (id),
	CHECK (status IN ('draft', 'ready')),
	CHECK (mode IN ('virtual', 'room', 'hybrid')),
	CHECK (start_s BETWEEN 0 AND 2147483647),
	CHECK (promised_s BETWEEN 0 AND 2147483647),
	CHECK (people_fewest BETWEEN 0 AND 2147483647),
	CHECK (people_expected BETWEEN 0 AND 2147483647),
	CHECK (people_most BETWEEN 0 AND 2147483647),
	CHECK (substr(roles, 1, 1) = '['),
	CHECK (substr(custom, 1, 1) = '['),
	CHECK (revision BETWEEN 1 AND 4611686018427387904),
	CHECK (length(digest) = 16)
)
 STRICT;

CREATE TABLE program (
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	title TEXT NOT NULL,
	purpose TEXT NOT NULL,
	measure TEXT NOT NULL,
	must_stay TEXT NOT NULL,
	trashed_at TEXT NOT NULL,
	PRIMARY KEY (id)
)
 STRICT;

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

CREATE TABLE actual (
	delivery_id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	segment_id TEXT NOT NULL,
	start_s INTEGER,
	end_s INTEGER,
	note TEXT NOT NULL,
	PRIMARY KEY (delivery_id, pos),
	FOREIGN KEY(delivery_id) REFERENCES delivery (id) DEFERRABLE INITIALLY DEFERRED,
	CHECK (start_s BETWEEN 0 AND 2147483647),
	CHECK (end_s BETWEEN 0 AND 2147483647)
)
 STRICT;

CREATE TABLE frozen (
	handoff_id TEXT NOT NULL,
	whole TEXT NOT NULL,
	PRIMARY KEY (handoff_id),
	FOREIGN KEY(handoff_id) REFERENCES handoff (id) DEFERRABLE INITIALLY DEFERRED,
	CHECK (substr(whole, 1, 1) = '{')
)
 STRICT;

CREATE TABLE lane (
	plan_id TEXT NOT NULL,
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	PRIMARY KEY (plan_id, id),
	FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
	CHECK (kind IN ('main', 'joined', 'free', 'parked'))
)
 STRICT;

CREATE TABLE objective (
	plan_id TEXT NOT NULL,
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	text TEXT NOT NULL,
	evidence TEXT NOT NULL,
	measure TEXT NOT NULL,
	PRIMARY KEY (plan_id, id),
	FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE person (
	delivery_id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	role TEXT NOT NULL,
	name TEXT NOT NULL,
	contact TEXT NOT NULL,
	PRIMARY KEY (delivery_id, pos),
	FOREIGN KEY(delivery_id) REFERENCES delivery (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE readiness (
	delivery_id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	need_id TEXT NOT NULL,
	state TEXT NOT NULL,
	who TEXT NOT NULL,
	on_date TEXT NOT NULL,
	PRIMARY KEY (delivery_id, pos),
	FOREIGN KEY(delivery_id) REFERENCES delivery (id) DEFERRABLE INITIALLY DEFERRED,
	CHECK (state IN ('open', 'ready', 'tested'))
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

CREATE TABLE section (
	plan_id TEXT NOT NULL,
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	title TEXT NOT NULL,
	budget_s INTEGER,
	PRIMARY KEY (plan_id, id),
	FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
	CHECK (budget_s BETWEEN 0 AND 2147483647)
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

CREATE TABLE segment (
	plan_id TEXT NOT NULL,
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	lane_id TEXT NOT NULL,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	planned_s INTEGER NOT NULL,
	shortest_s INTEGER,
	longest_s INTEGER,
	length_touched INTEGER NOT NULL,
	start_rule TEXT NOT NULL,
	start_s INTEGER,
	start_text TEXT NOT NULL,
	section_id TEXT,
	led_by TEXT NOT NULL,
	slides TEXT NOT NULL,
	group_size INTEGER,
	rounds INTEGER,
	round_s INTEGER,
	description TEXT NOT NULL,
	why TEXT NOT NULL,
	good TEXT NOT NULL,
	listen_for TEXT NOT NULL,
	interaction TEXT NOT NULL,
	substitute TEXT NOT NULL,
	short_form TEXT NOT NULL,
	short_form_s INTEGER,
	cut_order INTEGER,
	transition TEXT NOT NULL,
	notes TEXT NOT NULL,
	objective_ids TEXT NOT NULL,
	custom TEXT NOT NULL,
	PRIMARY KEY (plan_id, id),
	FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(plan_id, lane_id) REFERENCES lane (plan_id, id) DEFERRABLE INITIALLY DEFERRED,
	CHECK (kind IN ('opening', 'input', 'demonstration', 'poll', 'discussion', 'practice', 'individual', 'debrief', 'reflection', 'qa', 'break', 'close', 'buffer', 'off_clock')),
	CHECK (planned_s BETWEEN 0 AND 2147483647),
	CHECK (shortest_s BETWEEN 0 AND 2147483647),
	CHECK (longest_s BETWEEN 0 AND 2147483647),
	CHECK (round_s BETWEEN 0 AND 2147483647),
	CHECK (short_form_s BETWEEN 0 AND 2147483647),
	CHECK (group_size BETWEEN 0 AND 2147483647),
	CHECK (rounds BETWEEN 0 AND 2147483647),
	CHECK (length_touched BETWEEN 0 AND 1),
	CHECK (start_rule IN ('at', 'with') AND start_s IS NOT NULL OR start_rule = 'after'),
	CHECK (start_s BETWEEN -2147483648 AND 2147483647),
	CHECK (substr(objective_ids, 1, 1) = '['),
	CHECK (substr(custom, 1, 1) = '[')
)
 STRICT;

CREATE INDEX segment_order ON segment (plan_id, lane_id, pos);

CREATE TABLE cue (
	plan_id TEXT NOT NULL,
	segment_id TEXT NOT NULL,
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	offset_s INTEGER NOT NULL,
	number TEXT NOT NULL,
	title TEXT NOT NULL,
	trigger_kind TEXT NOT NULL,
	trigger_text TEXT NOT NULL,
	action TEXT NOT NULL,
	details TEXT NOT NULL,
	runs_s INTEGER,
	ended_by TEXT,
	text TEXT NOT NULL,
	asset TEXT NOT NULL,
	target TEXT NOT NULL,
	who TEXT NOT NULL,
	rights TEXT NOT NULL,
	handling_s INTEGER,
	backup TEXT NOT NULL,
	PRIMARY KEY (plan_id, segment_id, id),
	CHECK (trigger_kind IN ('clock', 'words', 'after_cue', 'signal')),
	CHECK (action IN ('chat', 'slide', 'spotlight', 'broadcast', 'poll_launch', 'poll_close', 'poll_share', 'rooms_open', 'rooms_close', 'video', 'share_start', 'share_stop', 'recording_start', 'recording_stop', 'whiteboard', 'music', 'time_warning', 'admit', 'mute', 'captions', 'rights', 'attendance', 'other')),
	CHECK (runs_s BETWEEN 0 AND 2147483647),
	CHECK (handling_s BETWEEN 0 AND 2147483647),
	CHECK (substr(details, 1, 1) = '['),
	FOREIGN KEY(plan_id, segment_id) REFERENCES segment (plan_id, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE marker (
	plan_id TEXT NOT NULL,
	segment_id TEXT NOT NULL,
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	kind TEXT NOT NULL,
	reason TEXT NOT NULL,
	offset_s INTEGER,
	question TEXT NOT NULL,
	wait_s INTEGER,
	limits TEXT NOT NULL,
	label TEXT NOT NULL,
	PRIMARY KEY (plan_id, segment_id, id),
	CHECK (kind IN ('slow_down', 'invite_dialogue', 'must_not_cut', 'keep_consistent', 'adapt_here', 'may_skip', 'own')),
	CHECK (wait_s BETWEEN 0 AND 2147483647),
	FOREIGN KEY(plan_id, segment_id) REFERENCES segment (plan_id, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE need (
	plan_id TEXT NOT NULL,
	segment_id TEXT NOT NULL,
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	owner TEXT NOT NULL,
	days_ahead INTEGER,
	test TEXT NOT NULL,
	PRIMARY KEY (plan_id, segment_id, id),
	CHECK (kind IN ('people', 'material', 'technology', 'room', 'access', 'content')),
	FOREIGN KEY(plan_id, segment_id) REFERENCES segment (plan_id, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE step (
	plan_id TEXT NOT NULL,
	segment_id TEXT NOT NULL,
	id TEXT NOT NULL,
	pos INTEGER NOT NULL,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	speaker TEXT NOT NULL,
	slide TEXT NOT NULL,
	offset_s INTEGER,
	expected TEXT NOT NULL,
	PRIMARY KEY (plan_id, segment_id, id),
	CHECK (kind IN ('say_exactly', 'say', 'do', 'ask', 'show', 'listen_for', 'learners', 'note')),
	FOREIGN KEY(plan_id, segment_id) REFERENCES segment (plan_id, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
