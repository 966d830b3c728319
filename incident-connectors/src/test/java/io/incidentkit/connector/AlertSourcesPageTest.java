package io.incidentkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.alert.AlertDescription;
import io.incidentkit.connector.alert.AlertFields;
import io.incidentkit.connector.alert.AlertFields.Part;
import io.incidentkit.connector.alert.AlertForm;
import io.incidentkit.connector.alert.CloudEventAlerts;
import io.incidentkit.connector.alert.DatadogAlerts;
import io.incidentkit.connector.alert.NewRelicAlerts;
import io.incidentkit.connector.alert.PointedAlerts;
import io.incidentkit.connector.alert.SentryAlerts;
import io.incidentkit.connector.alert.ServiceLabels;
import io.incidentkit.connector.alert.StateWords;
import io.incidentkit.connector.alertmanager.GrafanaAlerts;
import io.incidentkit.connector.opsgenie.OpsgenieAlerts;
import io.incidentkit.connector.opsgenie.OpsgenieBase;
import io.incidentkit.connector.pagerduty.PagerDutyAlerts;
import io.incidentkit.connector.sns.CloudWatchAlerts;
import io.incidentkit.memory.InMemoryReferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sources of alerts of the page are those that there are, in their own words; with {@code -Ddocs.write=true} it is written anew. */
class AlertSourcesPageTest {
    private static final Path PAGE = Path.of("../docs/connectors.md");
    private static final String BEGIN = "<!-- alert sources: written by AlertSourcesPageTest -->\n";
    private static final String END = "<!-- end of alert sources -->";
    private static final ServiceLabels SERVICES = ServiceLabels.standard();

    private static List<AlertForm> forms() {
        InMemoryReferences references = new InMemoryReferences();
        return List.of(
                GrafanaAlerts.create(SERVICES),
                PagerDutyAlerts.create(SERVICES, references, "portal"),
                OpsgenieAlerts.create(SERVICES, references, "portal", OpsgenieBase.US),
                DatadogAlerts.create(SERVICES),
                CloudWatchAlerts.create(SERVICES, address -> ""),
                SentryAlerts.create(SERVICES),
                NewRelicAlerts.create(SERVICES),
                CloudEventAlerts.create(CloudEventAlerts.fields().build(), StateWords.standard(), SERVICES),
                PointedAlerts.builder(
                                "name",
                                AlertFields.builder()
                                        .at(Part.KEY, List.of("/key"))
                                        .build())
                        .build());
    }

    @Test
    void thePageHasEverySource() throws IOException {
        String page = Files.readString(PAGE);
        String current =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, current);
        }

        assertThat(Files.readString(PAGE))
                .as("Write it anew with -Dtest=AlertSourcesPageTest -Ddocs.write=true")
                .isEqualTo(current);
    }

    /** What a host puts into the tool is what is tried here. */
    @Test
    void thePageHasTheTemplatesThatAreRead() throws IOException {
        assertThat(Files.readString(PAGE)).contains(DatadogAlerts.TEMPLATE).contains(NewRelicAlerts.TEMPLATE);
    }

    private static String table() {
        StringBuilder table = new StringBuilder(
                "| tool | what is read | what it needs | what it can't | address below `…/alerts/` | properties |\n|---|---|---|---|---|---|\n");
        for (AlertForm form : forms()) {
            AlertDescription said = form.description();
            String tool = form instanceof PointedAlerts ? "<name>" : form.tool();
            String ahead = form instanceof PointedAlerts ? "generic.<name>" : form.tool();
            table.append("| ").append(said.name());
            table.append(" | ").append(said.reads());
            table.append(" | ").append(said.needs());
            table.append(" | ").append(said.cannot());
            table.append(" | `").append(tool).append("`");
            table.append(" | `incident.alerts.").append(ahead).append(".*` |\n");
        }
        return table.toString();
    }
}
