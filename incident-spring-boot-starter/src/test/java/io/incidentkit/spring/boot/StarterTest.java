package io.incidentkit.spring.boot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.incidentkit.duty.WeeklyMoment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the jar promises to Spring Boot, and the arrows of its packages. */
class StarterTest {
    private static final String ROOT = "io.incidentkit.spring.boot";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPropertyIsDescribedAndHasTypeAndDefault() {
        JsonNode metadata = JsonMapper.shared().readTree(resource("META-INF/spring-configuration-metadata.json"));
        List<String> names = new ArrayList<>();
        for (JsonNode property : metadata.path("properties")) {
            names.add(property.path("name").asString());
            assertThat(property.path("type").asString())
                    .as("type of %s", property)
                    .isNotBlank();
            assertThat(property.path("description").asString(""))
                    .as("description of %s", property)
                    .endsWith(".")
                    .doesNotStartWith("The ")
                    .doesNotStartWith("A ");
            // A file, a folder or a name of the host's own has no default, nor has what is off without it.
            if (!property.path("name")
                    .asString()
                    .matches(
                            ".*[.](location|source|schema|after|token|app-token|api-token|api-from|api-address|note-audiences|signing-secret|installation|updates-to|leadership-to|weekly-to|room-prefix|routing-key|key|integration-url|routes|address|webhook-secret|severities|priorities|page|url|secret|other-secret|host|from|user|password|components|states|audiences|targets|kinds|header|timestamp-header|topics|fields|generic|repository|folder|ref|project|pages|data-source|space|topic|email|site|team|assignees|labels|hosts)|incident[.]rights[.].*")) {
                assertThat(property.path("defaultValue").asString(""))
                        .as("default of %s", property)
                        .isNotBlank();
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "incident.enabled",
                        "incident.reopen-window",
                        "incident.time-zone",
                        "incident.policy.location",
                        "incident.history.max-records",
                        "incident.history.max-time",
                        "incident.history.incident-io.source",
                        "incident.history.incident-io.token",
                        "incident.history.incident-io.url",
                        "incident.history.incident-io.severities",
                        "incident.history.firehydrant.source",
                        "incident.history.firehydrant.token",
                        "incident.history.firehydrant.url",
                        "incident.history.firehydrant.severities",
                        "incident.history.rootly.source",
                        "incident.history.rootly.token",
                        "incident.history.rootly.url",
                        "incident.history.rootly.severities",
                        "incident.history.pagerduty.source",
                        "incident.history.pagerduty.token",
                        "incident.history.pagerduty.url",
                        "incident.history.pagerduty.severities",
                        "incident.history.opsgenie.source",
                        "incident.history.opsgenie.token",
                        "incident.history.opsgenie.url",
                        "incident.history.opsgenie.severities",
                        "incident.history.statuspage.source",
                        "incident.history.statuspage.token",
                        "incident.history.statuspage.url",
                        "incident.history.statuspage.severities",
                        "incident.history.statuspage.page",
                        "incident.history.gcp.enabled",
                        "incident.history.gcp.source",
                        "incident.history.gcp.url",
                        "incident.history.gcp.severities",
                        "incident.runbooks.location",
                        "incident.runbooks.refresh",
                        "incident.runbooks.github.repository",
                        "incident.runbooks.github.folder",
                        "incident.runbooks.github.ref",
                        "incident.runbooks.github.token",
                        "incident.runbooks.github.api",
                        "incident.runbooks.gitlab.project",
                        "incident.runbooks.gitlab.folder",
                        "incident.runbooks.gitlab.ref",
                        "incident.runbooks.gitlab.token",
                        "incident.runbooks.gitlab.url",
                        "incident.runbooks.notion.token",
                        "incident.runbooks.notion.pages",
                        "incident.runbooks.notion.data-source",
                        "incident.runbooks.notion.api",
                        "incident.runbooks.confluence.url",
                        "incident.runbooks.confluence.user",
                        "incident.runbooks.confluence.token",
                        "incident.runbooks.confluence.pages",
                        "incident.runbooks.confluence.space",
                        "incident.runbooks.slab.token",
                        "incident.runbooks.slab.pages",
                        "incident.runbooks.slab.topic",
                        "incident.runbooks.slab.api",
                        "incident.installation",
                        "incident.channels.call-deadline",
                        "incident.channels.check-at-start",
                        "incident.channels.log.enabled",
                        "incident.channels.log.kept",
                        "incident.channels.pagerduty.routing-key",
                        "incident.channels.pagerduty.routes",
                        "incident.channels.pagerduty.region",
                        "incident.channels.pagerduty.address",
                        "incident.channels.pagerduty.severities",
                        "incident.channels.pagerduty.webhook-secret",
                        "incident.channels.pagerduty.api-token",
                        "incident.channels.pagerduty.api-from",
                        "incident.channels.pagerduty.api-address",
                        "incident.channels.pagerduty.note-audiences",
                        "incident.channels.opsgenie.key",
                        "incident.channels.opsgenie.routes",
                        "incident.channels.opsgenie.base",
                        "incident.channels.opsgenie.address",
                        "incident.channels.opsgenie.priorities",
                        "incident.channels.opsgenie.webhook-header",
                        "incident.channels.opsgenie.webhook-secret",
                        "incident.channels.oncall.integration-url",
                        "incident.channels.oncall.routes",
                        "incident.channels.oncall.webhook-header",
                        "incident.channels.oncall.webhook-secret",
                        "incident.channels.slack.token",
                        "incident.channels.slack.api",
                        "incident.channels.slack.room-prefix",
                        "incident.channels.slack.closed-rooms",
                        "incident.channels.slack.archive-rooms",
                        "incident.channels.slack.audiences",
                        "incident.channels.slack.updates-to",
                        "incident.channels.slack.leadership-to",
                        "incident.channels.slack.weekly-to",
                        "incident.channels.slack.per-minute",
                        "incident.channels.slack.signing-secret",
                        "incident.channels.slack.app-token",
                        "incident.channels.slack.path",
                        "incident.channels.slack.marks",
                        "incident.channels.statuspage.key",
                        "incident.channels.statuspage.page",
                        "incident.channels.statuspage.audiences",
                        "incident.channels.statuspage.components",
                        "incident.channels.statuspage.states",
                        "incident.channels.statuspage.notify-subscribers",
                        "incident.channels.cachet.key",
                        "incident.channels.cachet.url",
                        "incident.channels.cachet.audiences",
                        "incident.channels.cachet.components",
                        "incident.channels.cachet.states",
                        "incident.channels.cachet.notify-subscribers",
                        "incident.channels.cachet.visible",
                        "incident.channels.jira.token",
                        "incident.channels.jira.email",
                        "incident.channels.jira.site",
                        "incident.channels.jira.api-address",
                        "incident.channels.jira.project",
                        "incident.channels.jira.issue-type",
                        "incident.channels.jira.webhook-secret",
                        "incident.channels.jira.labels",
                        "incident.channels.jira.assignees",
                        "incident.channels.jira.poll",
                        "incident.channels.github.token",
                        "incident.channels.github.repository",
                        "incident.channels.github.api",
                        "incident.channels.github.webhook-secret",
                        "incident.channels.github.labels",
                        "incident.channels.github.assignees",
                        "incident.channels.github.poll",
                        "incident.channels.gitlab.token",
                        "incident.channels.gitlab.project",
                        "incident.channels.gitlab.url",
                        "incident.channels.gitlab.webhook-secret",
                        "incident.channels.gitlab.labels",
                        "incident.channels.gitlab.assignees",
                        "incident.channels.gitlab.poll",
                        "incident.channels.linear.token",
                        "incident.channels.linear.team",
                        "incident.channels.linear.api",
                        "incident.channels.linear.webhook-secret",
                        "incident.channels.linear.labels",
                        "incident.channels.linear.assignees",
                        "incident.channels.linear.poll",
                        "incident.channels.kener.key",
                        "incident.channels.kener.url",
                        "incident.channels.kener.audiences",
                        "incident.channels.kener.components",
                        "incident.channels.kener.states",
                        "incident.channels.webhook.url",
                        "incident.channels.webhook.secret",
                        "incident.channels.webhook.other-secret",
                        "incident.channels.webhook.kinds",
                        "incident.channels.mail.host",
                        "incident.channels.mail.port",
                        "incident.channels.mail.from",
                        "incident.channels.mail.user",
                        "incident.channels.mail.password",
                        "incident.channels.mail.encryption",
                        "incident.channels.mail.kinds",
                        "incident.channels.mail.audiences",
                        "incident.channels.mail.targets",
                        "incident.channels.mattermost.url",
                        "incident.channels.mattermost.kinds",
                        "incident.channels.mattermost.audiences",
                        "incident.channels.mattermost.targets",
                        "incident.channels.discord.url",
                        "incident.channels.discord.kinds",
                        "incident.channels.discord.audiences",
                        "incident.channels.discord.targets",
                        "incident.channels.teams.url",
                        "incident.channels.teams.kinds",
                        "incident.channels.teams.audiences",
                        "incident.channels.teams.targets",
                        "incident.status-page.enabled",
                        "incident.status-page.path",
                        "incident.status-page.name",
                        "incident.status-page.url",
                        "incident.status-page.audiences",
                        "incident.status-page.components",
                        "incident.status-page.states",
                        "incident.jdbc.initialize-schema",
                        "incident.jdbc.connection-timeout",
                        "incident.jdbc.schema",
                        "incident.metrics.enabled",
                        "incident.metrics.refresh",
                        "incident.outbox.enabled",
                        "incident.recurring.digest",
                        "incident.recurring.enabled",
                        "incident.recurring.review",
                        "incident.recurring.surfacing",
                        "incident.retention.after",
                        "incident.retention.at",
                        "incident.retention.location",
                        "incident.retention.without-document",
                        "incident.search.enabled",
                        "incident.slos.location",
                        "incident.slos.prometheus.url",
                        "incident.slos.prometheus.token",
                        "incident.slos.prometheus.user",
                        "incident.slos.prometheus.password",
                        "incident.slos.prometheus.ask-every",
                        "incident.slos.prometheus.ask-within",
                        "incident.alerts.token",
                        "incident.alerts.signing-secret",
                        "incident.alerts.open",
                        "incident.alerts.per-minute",
                        "incident.web.trust-actor-header",
                        "incident.mcp.enabled",
                        "incident.rights.read",
                        "incident.rights.respond",
                        "incident.rights.command",
                        "incident.rights.administer",
                        "incident.alerts.source",
                        "incident.alerts.grafana.token",
                        "incident.alerts.grafana.header",
                        "incident.alerts.grafana.signing-secret",
                        "incident.alerts.grafana.signature-header",
                        "incident.alerts.grafana.timestamp-header",
                        "incident.alerts.pagerduty.signing-secret",
                        "incident.alerts.opsgenie.token",
                        "incident.alerts.opsgenie.header",
                        "incident.alerts.datadog.token",
                        "incident.alerts.datadog.header",
                        "incident.alerts.new-relic.token",
                        "incident.alerts.new-relic.header",
                        "incident.alerts.sentry.signing-secret",
                        "incident.alerts.cloudwatch.topics",
                        "incident.alerts.cloudevents.token",
                        "incident.alerts.cloudevents.header",
                        "incident.alerts.cloudevents.fields",
                        "incident.alerts.generic",
                        "incident.alerts.service-labels",
                        "incident.alerts.measurers",
                        "incident.web.enabled",
                        "incident.web.retention",
                        "incident.web.base-path",
                        "incident.web.hosts",
                        // Spring Boot's own of each endpoint.
                        "management.endpoint.incidents.access",
                        "management.endpoint.incidents.cache.time-to-live");
    }

    @Test
    void whereThereAreChoicesAnEditorOffersThemAndEachIsOne() {
        JsonNode metadata = JsonMapper.shared().readTree(resource("META-INF/spring-configuration-metadata.json"));
        Map<String, Predicate<String>> choices = Map.of(
                "incident.jdbc.initialize-schema",
                mode -> Arrays.stream(DatabaseInitializationMode.values())
                        .anyMatch(each -> each.name().equalsIgnoreCase(mode)),
                "incident.recurring.digest",
                StarterTest::isWeekly,
                "incident.recurring.review",
                StarterTest::isWeekly,
                "incident.recurring.surfacing",
                StarterTest::isWeekly,
                "incident.retention.at",
                StarterTest::isWeekly,
                "incident.retention.after",
                time -> !DurationStyle.detectAndParse(time).isZero(),
                "incident.reopen-window",
                time -> !DurationStyle.detectAndParse(time).isNegative(),
                "incident.time-zone",
                ZoneId.getAvailableZoneIds()::contains);
        Set<String> offered = new HashSet<>();
        for (JsonNode hint : metadata.path("hints")) {
            String name = hint.path("name").asString();
            offered.add(name);
            assertThat(hint.path("values")).as(name).isNotEmpty();
            for (JsonNode value : hint.path("values")) {
                assertThat(choices.get(name).test(value.path("value").asString()))
                        .as("%s=%s", name, value)
                        .isTrue();
            }
        }
        assertThat(offered).isEqualTo(choices.keySet());
    }

    private static boolean isWeekly(String text) {
        return text.equals("never") || WeeklyMoment.find(text).isPresent();
    }

    @Test
    void everyAutoConfigurationIsListed() {
        List<String> listed = resource("META-INF/spring/" + AutoConfiguration.class.getName() + ".imports")
                .lines()
                .toList();
        List<String> existing = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(AutoConfiguration.class))
                .map(type -> type.getFullName())
                .toList();
        assertThat(listed).isSorted().containsExactlyInAnyOrderElementsOf(existing);
    }

    @Test
    void failureAnalyzerIsRegistered() {
        // Those of Spring Boot that need a bean factory can't be made here.
        FailureHandler skip = FailureHandler.handleMessage((message, cause) -> {});
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, skip))
                .extracting(analyzer -> analyzer.getClass().getPackageName())
                .contains(ROOT + ".autoconfigure");
    }

    @Test
    void autoConfigurationsAreFinalAndKeepTheirBeansToThemselves() {
        classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
        methods()
                .that()
                .areAnnotatedWith(Bean.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void arrowsPointFromTheWebToTheConfigurationAndNotBack() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".autoconfigure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".web..", "org.springframework.web..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void theRoomsOfTheWebAreClosedAndTheArrowsGoFromItToHttpToTheViews() {
        classes()
                .that()
                .resideInAnyPackage(ROOT + ".web.http", ROOT + ".web.view")
                .should()
                .onlyHaveDependentClassesThat()
                // Tools for assistants take and show the same.
                .resideInAnyPackage(ROOT + ".web..", ROOT + ".mcp")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".web.http", ROOT + ".web.view")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".web")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".web.view")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".web.http", "org.springframework..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void nothingButItsRoomKnowsWhatOperatesTheApplication() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".actuate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".actuate..",
                        "io.micrometer..",
                        "org.springframework.boot.actuate..",
                        "org.springframework.boot.health..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".actuate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".web..", "org.springframework.web..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void nothingButTheConfigurationKnowsTheStoresImplementation() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".autoconfigure..")
                // What was given up is known to the outbox alone.
                .and()
                .haveSimpleNameNotStartingWith("Deliveries")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.incidentkit.jdbc..")
                .check(CLASSES);
    }

    @Test
    void springSecurityIsNotNeeded() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".security")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.security..", "com.zaxxer..", "org.flywaydb..")
                .check(CLASSES);
    }

    private static String resource(String name) {
        try (InputStream stream = StarterTest.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
