package io.incidentkit.spring.boot.history;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.firehydrant.FireHydrantForm;
import io.incidentkit.connector.firehydrant.FireHydrantHistory;
import io.incidentkit.connector.gcp.GcpHistory;
import io.incidentkit.connector.history.HistoryBounds;
import io.incidentkit.connector.history.HistoryForm;
import io.incidentkit.connector.history.HistoryRuns;
import io.incidentkit.connector.history.HistoryRuns.Place;
import io.incidentkit.connector.history.HistorySetting;
import io.incidentkit.connector.history.HistorySource;
import io.incidentkit.connector.history.SeverityScale;
import io.incidentkit.connector.incidentio.IncidentIoForm;
import io.incidentkit.connector.incidentio.IncidentIoHistory;
import io.incidentkit.connector.opsgenie.OpsgenieForm;
import io.incidentkit.connector.opsgenie.OpsgenieHistory;
import io.incidentkit.connector.pagerduty.PagerDutyForm;
import io.incidentkit.connector.pagerduty.PagerDutyHistory;
import io.incidentkit.connector.rootly.RootlyForm;
import io.incidentkit.connector.rootly.RootlyHistory;
import io.incidentkit.connector.statuspage.StatusPageForm;
import io.incidentkit.connector.statuspage.StatuspageApiHistory;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.properties.HistoryProperties;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.web.IncidentWebAutoConfiguration;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.function.SingletonSupplier;

/**
 * The imports of histories: files of each tool that is known, and the tools themselves whose keys are set below
 * {@code incident.history}. Nothing is read before somebody starts it.
 */
@AutoConfiguration(after = IncidentAutoConfiguration.class, before = IncidentWebAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnClass(HistoryRuns.class)
@ConditionalOnBean(Incidents.class)
@EnableConfigurationProperties(IncidentProperties.class)
public final class HistoryImportAutoConfiguration {
    /** Made by Spring. */
    public HistoryImportAutoConfiguration() {}

    /** Opens the history of a tool. */
    @FunctionalInterface
    private interface Opening {
        HistorySource open(URI api, Secret key, HistorySetting setting);
    }

    /** Made for whoever shows them: a start without the API and the console reads no form of any tool. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    HistoryRuns incidentHistoryRuns(
            Incidents incidents,
            IncidentProperties properties,
            ObjectProvider<Caller> callers,
            ObjectProvider<Clock> clock) {
        HistoryProperties history = properties.getHistory();
        // Made with the first import: a client for calls takes a tenth of a second of each start.
        SingletonSupplier<Caller> caller = SingletonSupplier.of(() -> callers.getIfAvailable(
                () -> Caller.create(properties.getChannels().getCallDeadline())));
        HistoryRuns.Builder runs = HistoryRuns.builder(incidents)
                .forms(forms())
                .zone(properties.getTimeZone())
                .clock(clock.getIfAvailable(Clock::systemUTC))
                .bounds(new HistoryBounds(history.getMaxRecords(), history.getMaxTime()));
        Adding adding = new Adding(runs, incidents);
        adding.add(
                IncidentIoForm.TOOL,
                history.getIncidentIo(),
                "https://api.incident.io",
                (api, key, setting) -> IncidentIoHistory.create(caller.obtain(), api, key, setting));
        adding.add(
                FireHydrantForm.TOOL,
                history.getFirehydrant(),
                "https://api.firehydrant.io",
                (api, key, setting) -> FireHydrantHistory.create(caller.obtain(), api, key, setting));
        adding.add(
                RootlyForm.TOOL,
                history.getRootly(),
                "https://api.rootly.com",
                (api, key, setting) -> RootlyHistory.create(caller.obtain(), api, key, setting));
        adding.add(
                PagerDutyForm.TOOL,
                history.getPagerduty(),
                "https://api.pagerduty.com",
                (api, key, setting) -> PagerDutyHistory.create(caller.obtain(), api, key, setting));
        adding.add(
                OpsgenieForm.TOOL,
                history.getOpsgenie(),
                "https://api.opsgenie.com",
                (api, key, setting) -> OpsgenieHistory.create(caller.obtain(), api, key, setting));
        HistoryProperties.Page page = history.getStatuspage();
        String pageId = page.getPage();
        adding.add(
                StatusPageForm.TOOL,
                page,
                "https://api.statuspage.io/v1",
                pageId == null
                        ? null
                        : (api, key, setting) ->
                                StatuspageApiHistory.create(caller.obtain(), api, pageId, key, setting));
        HistoryProperties.Cloud cloud = history.getGcp();
        SeverityScale words = adding.scale(GcpHistory.TOOL, cloud.getSeverities());
        if (cloud.isEnabled()) {
            HistorySetting setting = new HistorySetting(named(cloud.getSource(), GcpHistory.TOOL), words);
            runs.place(
                    GcpHistory.TOOL,
                    new Place(setting.source(), () -> GcpHistory.create(caller.obtain(), cloud.getUrl(), setting)));
        }
        return runs.build();
    }

    private static List<HistoryForm> forms() {
        return List.of(
                new IncidentIoForm(),
                new FireHydrantForm(),
                new RootlyForm(),
                new PagerDutyForm(),
                new OpsgenieForm(),
                StatusPageForm.create(),
                GcpHistory.form());
    }

    private static String named(@Nullable String source, String tool) {
        return source == null || source.isBlank() ? tool : source;
    }

    /** Adds tools to those that are known. */
    private record Adding(HistoryRuns.Builder runs, Incidents incidents) {
        SeverityScale scale(String tool, Map<String, String> severities) {
            SeverityScale scale = SeverityScale.of(incidents.policy(), severities);
            runs.scale(tool, scale);
            return scale;
        }

        void add(String tool, HistoryProperties.Place place, String usual, @Nullable Opening opening) {
            SeverityScale scale = scale(tool, place.getSeverities());
            String token = place.getToken();
            if (token == null || token.isBlank() || opening == null) {
                return;
            }
            HistorySetting setting = new HistorySetting(named(place.getSource(), tool), scale);
            URI api = place.getUrl() == null ? URI.create(usual) : place.getUrl();
            runs.place(tool, new Place(setting.source(), () -> opening.open(api, Secret.of(token), setting)));
        }
    }
}
