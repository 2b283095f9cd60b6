DROP TABLE agenda_rules;
DROP TABLE agenda_objections;
DROP TABLE agenda_events;
DROP TABLE need_sources;
DROP TABLE needs;
DROP FUNCTION refuse_agenda_change();
