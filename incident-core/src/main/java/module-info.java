/**
 * The rules of incident handling and the timeline, with what runs them in memory. It does no input and output.
 *
 * <p>The packages that are exported without a reader's name are the interface of the library. {@code io.incidentkit.text} and
 * {@code io.incidentkit.stored} are for the modules of Incident Kit alone, and the English grammar behind {@link io.incidentkit.blameless.BlamelessCheck#english()} is
 * for none.
 */
// The modules that may read the texts' package need not be there.
@SuppressWarnings("module")
module io.incidentkit.core {
    requires com.fasterxml.jackson.annotation;
    requires com.samskivert.jmustache;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires org.slf4j;
    requires tools.jackson.core;
    requires transitive tools.jackson.databind;
    requires transitive org.jspecify;

    exports io.incidentkit.actionitem;
    exports io.incidentkit.alert;
    exports io.incidentkit.archive;
    exports io.incidentkit.backfill;
    exports io.incidentkit.blameless;
    exports io.incidentkit.command;
    exports io.incidentkit.commander;
    exports io.incidentkit.comms;
    exports io.incidentkit.duty;
    exports io.incidentkit.effect;
    exports io.incidentkit.incident;
    exports io.incidentkit.insight;
    exports io.incidentkit.loop;
    exports io.incidentkit.markdown;
    exports io.incidentkit.memory;
    exports io.incidentkit.obligation;
    exports io.incidentkit.playbook;
    exports io.incidentkit.postmortem;
    exports io.incidentkit.recurring;
    exports io.incidentkit.retention;
    exports io.incidentkit.rule;
    exports io.incidentkit.runbook;
    exports io.incidentkit.service;
    exports io.incidentkit.severity;
    exports io.incidentkit.store;
    exports io.incidentkit.stored to
            io.incidentkit.jdbc;
    exports io.incidentkit.text to
            io.incidentkit.connectors,
            io.incidentkit.jdbc,
            io.incidentkit.spring.boot;
    exports io.incidentkit.timeline;
    exports io.incidentkit.validation;

    // The stored form is written from records, of which some are closed.
    opens io.incidentkit.actionitem to
            tools.jackson.databind;
    opens io.incidentkit.alert to
            tools.jackson.databind;
    opens io.incidentkit.archive to
            tools.jackson.databind;
    opens io.incidentkit.commander to
            tools.jackson.databind;
    opens io.incidentkit.comms to
            tools.jackson.databind;
    opens io.incidentkit.duty to
            tools.jackson.databind;
    opens io.incidentkit.effect to
            tools.jackson.databind;
    opens io.incidentkit.incident to
            tools.jackson.databind;
    opens io.incidentkit.loop to
            tools.jackson.databind;
    opens io.incidentkit.postmortem to
            tools.jackson.databind;
    opens io.incidentkit.severity to
            tools.jackson.databind;
    opens io.incidentkit.timeline to
            tools.jackson.databind;
}
