package io.incidentkit.spring.boot.mcp;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.security.ActorResolver;
import io.incidentkit.spring.boot.web.IncidentWebAutoConfiguration;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Tools for assistants, if {@code incident.mcp.enabled} is true, for the server that Spring AI makes
 * ({@code spring-ai-starter-mcp-server-webmvc}). Each call is that of an agent of whoever is logged in: it sees what they see, may do
 * what they may but for what is for good, and is never in command. Who may call the server is up to the host, as for every address.
 */
@AutoConfiguration(
        after = {IncidentAutoConfiguration.class, IncidentWebAutoConfiguration.class},
        beforeName = "org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration")
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("incident.mcp.enabled")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({SyncToolSpecification.class, DispatcherServlet.class})
@ConditionalOnBean(Incidents.class)
public final class IncidentMcpAutoConfiguration {
    /** Made by Spring. */
    public IncidentMcpAutoConfiguration() {}

    @Bean
    List<SyncToolSpecification> incidentTools(
            Incidents incidents,
            ObjectProvider<ActorResolver> actors,
            ObjectProvider<Runbooks> runbooks,
            ObjectProvider<IncidentSearch> search,
            ObjectProvider<PostmortemArchive> archive,
            IncidentProperties properties) {
        Agents agents = new Agents(incidents, actors.getIfAvailable(() -> Agents.WHO_IS_LOGGED_IN));
        List<Tool> tools = new ArrayList<>(CommandTools.of(incidents, agents));
        tools.addAll(ReadTools.of(incidents, agents, properties.getTimeZone()));
        runbooks.ifAvailable(known -> tools.add(ReadTools.runbooks(incidents, agents, known)));
        search.ifAvailable(found -> tools.add(ReadTools.incidents(incidents, agents, found)));
        archive.ifAvailable(found -> tools.add(ReadTools.postmortems(incidents, agents, found)));
        return tools.stream().map(Tool::specification).toList();
    }
}
