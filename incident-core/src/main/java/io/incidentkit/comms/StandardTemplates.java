package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.CUSTOMERS;
import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.comms.MessageMoment.CLOSING;
import static io.incidentkit.comms.MessageMoment.FIRST;
import static io.incidentkit.comms.MessageMoment.UPDATE;

import java.util.List;

/**
 * Templates for the playbook's own audiences. Nobody outside reads names, levels or jargon, and nothing is asserted that the
 * facts do not say: neither a beginning that is not known, nor that there is nothing to do.
 */
final class StandardTemplates {
    private static final String PAGE_FIRST = """
            We are investigating: {{title}}
            {{#services}}

            Affected: {{services}}
            {{/services}}
            {{#impact}}

            {{impact}}
            {{/impact}}
            {{#line}}

            {{line}}
            {{/line}}

            {{#began}}It began at {{began}}.{{/began}}{{^began}}We noticed it at {{detectedAt}}.{{/began}}
            Next update {{nextUpdate}}.
            """;

    private static final String PAGE_UPDATE = """
            Update on: {{title}}

            Where it stands: {{state}}.
            {{#services}}
            Affected: {{services}}
            {{/services}}
            {{#impact}}

            {{impact}}
            {{/impact}}
            {{#line}}

            {{line}}
            {{/line}}

            {{#began}}It began at {{began}}.{{/began}}{{^began}}We noticed it at {{detectedAt}}.{{/began}}
            Next update {{nextUpdate}}.
            """;

    private static final String PAGE_CLOSING = """
            Closed: {{title}}

            Where it stands: {{state}}.
            {{#duration}}
            {{#began}}
            It began at {{began}} and lasted {{duration}}.
            {{/began}}
            {{^began}}
            We noticed it at {{detectedAt}}; from then on it lasted {{duration}}.
            {{/began}}
            {{/duration}}
            {{#line}}

            {{line}}
            {{/line}}

            We are sorry for the disruption.
            """;

    private static final String CHAT_FIRST = """
            {{reference}}{{#severity}} ({{severity}}){{/severity}}: {{title}}
            State: {{state}}
            Commander: {{#commander}}{{commander}}{{/commander}}{{^commander}}none yet{{/commander}}
            {{#services}}
            Services: {{services}}
            {{/services}}
            {{#began}}Began: {{began}}{{/began}}{{^began}}Noticed: {{detectedAt}}{{/began}}
            {{#impact}}
            Impact: {{impact}}
            {{/impact}}
            {{#line}}
            {{line}}
            {{/line}}
            Next update {{nextUpdate}}.
            {{#link}}
            {{link}}
            {{/link}}
            """;

    private static final String CHAT_UPDATE = """
            {{reference}}{{#severity}} ({{severity}}){{/severity}}: {{title}}
            State: {{state}}{{#duration}}, for {{duration}} now{{/duration}}
            {{#commander}}
            Commander: {{commander}}
            {{/commander}}
            {{#began}}Began: {{began}}{{/began}}{{^began}}Noticed: {{detectedAt}}{{/began}}
            {{#impact}}
            Impact: {{impact}}
            {{/impact}}
            {{#line}}
            {{line}}
            {{/line}}
            Next update {{nextUpdate}}.
            {{#link}}
            {{link}}
            {{/link}}
            """;

    private static final String CHAT_CLOSING = """
            {{reference}}{{#severity}} ({{severity}}){{/severity}}: {{title}}
            State: {{state}}{{#duration}}, after {{duration}}{{/duration}}
            {{#began}}Began: {{began}}{{/began}}{{^began}}Noticed: {{detectedAt}}{{/began}}
            {{#line}}
            {{line}}
            {{/line}}
            {{#link}}
            {{link}}
            {{/link}}
            """;

    private static final String CUSTOMERS_FIRST = """
            You may notice a problem: {{title}}
            {{#impact}}

            {{impact}}
            {{/impact}}
            {{#line}}

            {{line}}
            {{/line}}

            {{#began}}It began at {{began}}.{{/began}}{{^began}}We noticed it at {{detectedAt}}.{{/began}}
            We are working on it. Next update {{nextUpdate}}.
            {{#link}}
            {{link}}
            {{/link}}
            """;

    private static final String CUSTOMERS_UPDATE = """
            About the problem that we wrote of: {{title}}

            Where it stands: {{state}}.
            {{#impact}}

            {{impact}}
            {{/impact}}
            {{#line}}

            {{line}}
            {{/line}}

            {{#began}}It began at {{began}}.{{/began}}{{^began}}We noticed it at {{detectedAt}}.{{/began}}
            Next update {{nextUpdate}}.
            {{#link}}
            {{link}}
            {{/link}}
            """;

    private static final String CUSTOMERS_CLOSING = """
            The problem that we wrote of is over: {{title}}

            Where it stands: {{state}}.
            {{#duration}}
            {{#began}}
            It began at {{began}} and lasted {{duration}}.
            {{/began}}
            {{^began}}
            We noticed it at {{detectedAt}}; from then on it lasted {{duration}}.
            {{/began}}
            {{/duration}}
            {{#line}}

            {{line}}
            {{/line}}

            We are sorry for the trouble.
            {{#link}}
            {{link}}
            {{/link}}
            """;

    private StandardTemplates() {}

    static List<MessageTemplate> all() {
        return List.of(
                MessageTemplate.ofOurs(STATUS_PAGE, FIRST, PAGE_FIRST),
                MessageTemplate.ofOurs(STATUS_PAGE, UPDATE, PAGE_UPDATE),
                MessageTemplate.ofOurs(STATUS_PAGE, CLOSING, PAGE_CLOSING),
                MessageTemplate.ofOurs(INTERNAL_CHAT, FIRST, CHAT_FIRST),
                MessageTemplate.ofOurs(INTERNAL_CHAT, UPDATE, CHAT_UPDATE),
                MessageTemplate.ofOurs(INTERNAL_CHAT, CLOSING, CHAT_CLOSING),
                MessageTemplate.ofOurs(CUSTOMERS, FIRST, CUSTOMERS_FIRST),
                MessageTemplate.ofOurs(CUSTOMERS, UPDATE, CUSTOMERS_UPDATE),
                MessageTemplate.ofOurs(CUSTOMERS, CLOSING, CUSTOMERS_CLOSING));
    }
}
