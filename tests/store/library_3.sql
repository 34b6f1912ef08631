PRAGMA application_id = 1416131180;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
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
INSERT INTO "actual" VALUES('d',1048576,'s1',36000,NULL,'late');
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
INSERT INTO "cue" VALUES('p','s1','c',1048576,60,'101','Greet','clock','','other','[]',NULL,NULL,'=hello','','','','',NULL,'');
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
INSERT INTO "delivery" VALUES('d',1048576,'p','Cohort','2026-11-14',36000,'','','',NULL,'');
CREATE TABLE frozen (
	handoff_id TEXT NOT NULL,
	whole TEXT NOT NULL,
	PRIMARY KEY (handoff_id),
	FOREIGN KEY(handoff_id) REFERENCES handoff (id) DEFERRABLE INITIALLY DEFERRED,
	CHECK (substr(whole, 1, 1) = '{')
)
 STRICT;
INSERT INTO "frozen" VALUES('old','{"id":"p","title":"Session","program_id":"g","status":"draft","version":"1.2","date":"","start_s":36000,"promised_s":7200,"language":"en","mode":"virtual","platform":"","people_fewest":null,"people_expected":null,"people_most":null,"roles":["Facilitator","Producer"],"deck":"","purpose":"","back_channel":"","signal":"","notes":"","trashed_at":"","custom":[],"objectives":[{"id":"o","text":"Can do","evidence":"","measure":""}],"sections":[],"lanes":[{"id":"main","title":"Main room","kind":"main"}],"segments":[{"id":"s1","title":"Welcome all","kind":"opening","lane_id":"main","planned_s":600,"shortest_s":null,"longest_s":null,"length_touched":false,"start":{},"section_id":null,"led_by":"","slides":"","group_size":null,"rounds":null,"round_s":null,"description":"","intent":{"why":"","good":"","listen_for":"","interaction":"","substitute":""},"short_form":"","short_form_s":null,"cut_order":null,"transition":"","notes":"","objective_ids":[],"markers":[],"steps":[],"cues":[{"id":"c","offset_s":60,"number":"101","title":"Greet","trigger":"clock","trigger_text":"","action":"other","details":[],"runs_s":null,"ended_by":null,"text":"=hello","asset":"","target":"","who":"","rights":"","handling_s":null,"backup":""}],"needs":[],"custom":[]},{"id":"s2","title":"Practise — “now”","kind":"practice","lane_id":"main","planned_s":600,"shortest_s":null,"longest_s":null,"length_touched":false,"start":{"clock_s":37000,"reason":"guest"},"section_id":null,"led_by":"","slides":"","group_size":null,"rounds":null,"round_s":null,"description":"","intent":{"why":"","good":"","listen_for":"","interaction":"","substitute":""},"short_form":"","short_form_s":null,"cut_order":null,"transition":"","notes":"","objective_ids":[],"markers":[{"id":"m","kind":"must_not_cut","reason":"weight","offset_s":null,"question":"","wait_s":null,"limits":"","label":""}],"steps":[{"id":"t","kind":"say","text":"Hello","speaker":"","slide":"","offset_s":null,"expected":""}],"cues":[],"needs":[{"id":"n","title":"Handout","kind":"material","owner":"","days_ahead":null,"test":""}],"custom":[{"name":"a","value":"b"}]}]}');
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
INSERT INTO "handoff" VALUES('old',1048576,'p','2026-05-01T09:00:00+00:00','{"id":"p","title":"Session","program_id":"g","status":"draft","version":"1.2","date":"","start_s":36000,"promised_s":7200,"language":"en","mode":"virtual","platform":"","people_fewest":null,"people_expected":null,"people_most":null,"roles":"[\"Facilitator\",\"Producer\"]","deck":"","purpose":"","back_channel":"","signal":"","notes":"","trashed_at":"","custom":"[]"}','{"id":"d","plan_id":"p","title":"Cohort","date":"2026-11-14","start_s":36000,"time_zone":"","language":"","link":"","head_count":null,"observations":"","person":[{"role":"Producer","name":"Ana","contact":"+41"}],"readiness":[{"need_id":"n","state":"ready","who":"","on_date":""}],"actual":[{"segment_id":"s1","start_s":36000,"end_s":null,"note":"late"}]}','','','[]','');
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
INSERT INTO "journal" VALUES(1,'a6e7560718afda90ec2953c2b7ac9043','','edit','New program','5cf732d1dabcadb560cd99bfa23a26cf','','2026-11-26T10:46:01+00:00','[["program","g",null,{"id":"g","title":"Growth","purpose":"Grow","measure":"Ten % more","must_stay":"","trashed_at":""},null,null]]');
INSERT INTO "journal" VALUES(2,'c3fc4673ba2a4deebe727f9bb540699e','','edit','New session','4d8c365ea3ce8aae5b3f776e094e4c15','','2026-11-26T10:46:01+00:00','[["plan","p",null,{"id":"p","title":"Session","program_id":"g","status":"draft","version":"1.2","date":"","start_s":36000,"promised_s":7200,"language":"en","mode":"virtual","platform":"","people_fewest":null,"people_expected":null,"people_most":null,"roles":["Facilitator","Producer"],"deck":"","purpose":"","back_channel":"","signal":"","notes":"","trashed_at":"","custom":[],"objectives":[{"id":"o","text":"Can do","evidence":"","measure":""}],"sections":[],"lanes":[{"id":"main","title":"Main room","kind":"main"}],"segments":[{"id":"s1","title":"Welcome","kind":"opening","lane_id":"main","planned_s":600,"shortest_s":null,"longest_s":null,"length_touched":false,"start":{},"section_id":null,"led_by":"","slides":"","group_size":null,"rounds":null,"round_s":null,"description":"","intent":{"why":"","good":"","listen_for":"","interaction":"","substitute":""},"short_form":"","short_form_s":null,"cut_order":null,"transition":"","notes":"","objective_ids":[],"markers":[],"steps":[],"cues":[{"id":"c","offset_s":60,"number":"101","title":"Greet","trigger":"clock","trigger_text":"","action":"other","details":[],"runs_s":null,"ended_by":null,"text":"=hello","asset":"","target":"","who":"","rights":"","handling_s":null,"backup":""}],"needs":[],"custom":[]},{"id":"s2","title":"Practise — “now”","kind":"practice","lane_id":"main","planned_s":600,"shortest_s":null,"longest_s":null,"length_touched":false,"start":{"clock_s":37000,"reason":"guest"},"section_id":null,"led_by":"","slides":"","group_size":null,"rounds":null,"round_s":null,"description":"","intent":{"why":"","good":"","listen_for":"","interaction":"","substitute":""},"short_form":"","short_form_s":null,"cut_order":null,"transition":"","notes":"","objective_ids":[],"markers":[{"id":"m","kind":"must_not_cut","reason":"weight","offset_s":null,"question":"","wait_s":null,"limits":"","label":""}],"steps":[{"id":"t","kind":"say","text":"Hello","speaker":"","slide":"","offset_s":null,"expected":""}],"cues":[],"needs":[{"id":"n","title":"Handout","kind":"material","owner":"","days_ahead":null,"test":""}],"custom":[{"name":"a","value":"b"}]}]},null,null]]');
INSERT INTO "journal" VALUES(3,'8380e1aa103f18a7a477d1bf583e1efe','','edit','New delivery','988915920abd4905a61cf566fcd7e3d2','','2026-11-26T10:46:01+00:00','[["delivery","d",null,{"id":"d","plan_id":"p","title":"Cohort","date":"2026-11-14","start_s":36000,"time_zone":"","language":"","link":"","head_count":null,"people":[{"role":"Producer","name":"Ana","contact":"+41"}],"readiness":[{"need_id":"n","state":"ready","who":"","when":""}],"actuals":[{"segment_id":"s1","start_s":36000,"end_s":null,"note":"late"}],"observations":""},null,null]]');
INSERT INTO "journal" VALUES(4,'91780e4a20cfadee7a1aca1c572b5038','p','edit','Rename','74fbfa9806bd611b9c4dbbf12aae27f0','','2026-11-26T10:46:01+00:00','[["segment","s1",{"id":"s1","title":"Welcome","kind":"opening","lane_id":"main","planned_s":600,"shortest_s":null,"longest_s":null,"length_touched":false,"start":{},"section_id":null,"led_by":"","slides":"","group_size":null,"rounds":null,"round_s":null,"description":"","intent":{"why":"","good":"","listen_for":"","interaction":"","substitute":""},"short_form":"","short_form_s":null,"cut_order":null,"transition":"","notes":"","objective_ids":[],"markers":[],"steps":[],"cues":[{"id":"c","offset_s":60,"number":"101","title":"Greet","trigger":"clock","trigger_text":"","action":"other","details":[],"runs_s":null,"ended_by":null,"text":"=hello","asset":"","target":"","who":"","rights":"","handling_s":null,"backup":""}],"needs":[],"custom":[]},{"id":"s1","title":"Welcome all","kind":"opening","lane_id":"main","planned_s":600,"shortest_s":null,"longest_s":null,"length_touched":false,"start":{},"section_id":null,"led_by":"","slides":"","group_size":null,"rounds":null,"round_s":null,"description":"","intent":{"why":"","good":"","listen_for":"","interaction":"","substitute":""},"short_form":"","short_form_s":null,"cut_order":null,"transition":"","notes":"","objective_ids":[],"markers":[],"steps":[],"cues":[{"id":"c","offset_s":60,"number":"101","title":"Greet","trigger":"clock","trigger_text":"","action":"other","details":[],"runs_s":null,"ended_by":null,"text":"=hello","asset":"","target":"","who":"","rights":"","handling_s":null,"backup":""}],"needs":[],"custom":[]},null,null]]');
INSERT INTO "journal" VALUES(5,'bda608f8068394ce5fdcc053a6e9f214','','edit','Hand off','74cd0371a77bdb9dc9ab36a7e2e6bd5e','','2026-11-26T13:51:34+00:00','[["handoff","old",null,{"id":"old","plan_id":"p","made_at":"2026-05-01T09:00:00+00:00","plan":{"id":"p","title":"Session","program_id":"g","status":"draft","version":"1.2","date":"","start_s":36000,"promised_s":7200,"language":"en","mode":"virtual","platform":"","people_fewest":null,"people_expected":null,"people_most":null,"roles":["Facilitator","Producer"],"deck":"","purpose":"","back_channel":"","signal":"","notes":"","trashed_at":"","custom":[],"objectives":[{"id":"o","text":"Can do","evidence":"","measure":""}],"sections":[],"lanes":[{"id":"main","title":"Main room","kind":"main"}],"segments":[{"id":"s1","title":"Welcome all","kind":"opening","lane_id":"main","planned_s":600,"shortest_s":null,"longest_s":null,"length_touched":false,"start":{},"section_id":null,"led_by":"","slides":"","group_size":null,"rounds":null,"round_s":null,"description":"","intent":{"why":"","good":"","listen_for":"","interaction":"","substitute":""},"short_form":"","short_form_s":null,"cut_order":null,"transition":"","notes":"","objective_ids":[],"markers":[],"steps":[],"cues":[{"id":"c","offset_s":60,"number":"101","title":"Greet","trigger":"clock","trigger_text":"","action":"other","details":[],"runs_s":null,"ended_by":null,"text":"=hello","asset":"","target":"","who":"","rights":"","handling_s":null,"backup":""}],"needs":[],"custom":[]},{"id":"s2","title":"Practise — “now”","kind":"practice","lane_id":"main","planned_s":600,"shortest_s":null,"longest_s":null,"length_touched":false,"start":{"clock_s":37000,"reason":"guest"},"section_id":null,"led_by":"","slides":"","group_size":null,"rounds":null,"round_s":null,"description":"","intent":{"why":"","good":"","listen_for":"","interaction":"","substitute":""},"short_form":"","short_form_s":null,"cut_order":null,"transition":"","notes":"","objective_ids":[],"markers":[{"id":"m","kind":"must_not_cut","reason":"weight","offset_s":null,"question":"","wait_s":null,"limits":"","label":""}],"steps":[{"id":"t","kind":"say","text":"Hello","speaker":"","slide":"","offset_s":null,"expected":""}],"cues":[],"needs":[{"id":"n","title":"Handout","kind":"material","owner":"","days_ahead":null,"test":""}],"custom":[{"name":"a","value":"b"}]}]},"delivery":{"id":"d","plan_id":"p","title":"Cohort","date":"2026-11-14","start_s":36000,"time_zone":"","language":"","link":"","head_count":null,"people":[{"role":"Producer","name":"Ana","contact":"+41"}],"readiness":[{"need_id":"n","state":"ready","who":"","when":""}],"actuals":[{"segment_id":"s1","start_s":36000,"end_s":null,"note":"late"}],"observations":""},"language":"","folder":"","files":[],"recipients":[{"role":"Producer","name":"Ana","contact":"","paperwork":[],"sent":"","confirmed":""}],"note":""},null,null]]');
INSERT INTO "journal" VALUES(6,'b221536fd01fbc344f5099c91bc68d94','p','edit','Silence here','9ac6a5afa09f9019f72dcc5cd41ee9f5','','2026-11-26T15:55:58+00:00','[["silence","q",null,{"id":"q","rule_id":"R10","segment_id":"s1","reason":"Agreed with the client","item_id":""},null,null]]');
INSERT INTO "journal" VALUES(7,'ca6fb5e87166b8d83f55dc54bc2cb86d','','edit','Switch a rule off','447dddc7147beb0b1675bda1e4d5700b','','2026-11-26T15:55:58+00:00','[["rule_setting","R11",null,{"id":"R11","on":false,"numbers":[]},null,null]]');
INSERT INTO "journal" VALUES(8,'804b117ef8c28f1346d5de0af25ed15f','','edit','Tune rule R18','65785fb3b66614427932d515adffc2d7','','2026-11-26T15:55:58+00:00','[["rule_setting","R18",null,{"id":"R18","on":null,"numbers":[["share",20]]},null,"R11"]]');
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
INSERT INTO "lane" VALUES('p','main',1048576,'Main room','main');
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
INSERT INTO "library" VALUES(1,'1a48f724eddc54fbacc310a6a943ae2a',3,10,X'82202F8514E447D98E2FB97C11F5933B');
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
INSERT INTO "marker" VALUES('p','s2','m',1048576,'must_not_cut','weight',NULL,'',NULL,'','');
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
INSERT INTO "need" VALUES('p','s2','n',1048576,'Handout','material','',NULL,'');
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
INSERT INTO "objective" VALUES('p','o',1048576,'Can do','','');
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
INSERT INTO "person" VALUES('d',1048576,'Producer','Ana','+41');
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
INSERT INTO "plan" VALUES('p',1048576,'Session','g','draft','1.2','',36000,7200,'en','virtual','',NULL,NULL,NULL,'["Facilitator","Producer"]','','','','','','','[]',3,X'FB5971DA80CF85BC1C8EE453048E707C');
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
INSERT INTO "program" VALUES('g',1048576,'Growth','Grow','Ten % more','','');
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
INSERT INTO "readiness" VALUES('d',1048576,'n','ready','','');
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
INSERT INTO "recipient" VALUES('old',1048576,'Producer','Ana','','[]','','');
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
INSERT INTO "rule_setting" VALUES('R11',1048576,0,'[]');
INSERT INTO "rule_setting" VALUES('R18',2097152,NULL,'[["share",20]]');
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
INSERT INTO "segment" VALUES('p','s1',1048576,'main','Welcome all','opening',600,NULL,NULL,0,'after',NULL,'',NULL,'','',NULL,NULL,NULL,'','','','','','','',NULL,NULL,'','','[]','[]');
INSERT INTO "segment" VALUES('p','s2',2097152,'main','Practise — “now”','practice',600,NULL,NULL,0,'at',37000,'guest',NULL,'','',NULL,NULL,NULL,'','','','','','','',NULL,NULL,'','','[]','[["a","b"]]');
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
INSERT INTO "silence" VALUES('p','q',1048576,'R10','s1','Agreed with the client','');
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
INSERT INTO "step" VALUES('p','s2','t',1048576,'say','Hello','','',NULL,'');
CREATE INDEX delivery_plan ON delivery (plan_id);
CREATE UNIQUE INDEX journal_edit ON journal (edit_id);
CREATE INDEX journal_plan ON journal (plan_id, seq);
CREATE INDEX journal_step ON journal (step_id);
CREATE INDEX segment_order ON segment (plan_id, lane_id, pos);
CREATE INDEX handoff_plan ON handoff (plan_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('journal',8);
COMMIT;
