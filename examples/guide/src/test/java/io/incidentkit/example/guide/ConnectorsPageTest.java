package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.cachet.CachetChannel;
import io.incidentkit.connector.discord.Discord;
import io.incidentkit.connector.github.GitHubIssues;
import io.incidentkit.connector.gitlab.GitLabIssues;
import io.incidentkit.connector.jira.Jira;
import io.incidentkit.connector.kener.KenerChannel;
import io.incidentkit.connector.linear.Linear;
import io.incidentkit.connector.mail.MailChannel;
import io.incidentkit.connector.mattermost.Mattermost;
import io.incidentkit.connector.oncall.OnCallChannel;
import io.incidentkit.connector.opsgenie.OpsgenieChannel;
import io.incidentkit.connector.ownpage.OwnPageChannel;
import io.incidentkit.connector.pagerduty.PagerDutyChannel;
import io.incidentkit.connector.slack.SlackChannel;
import io.incidentkit.connector.statuspage.StatuspageChannel;
import io.incidentkit.connector.teams.Teams;
import io.incidentkit.connector.webhook.WebhookChannel;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.effect.EffectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of tools in docs/connectors.md are what the channels say of themselves; with {@code -Ddocs.write=true} they are written anew. Each
 * tool that properties connect is in one of them, and the tests that the page names are there.
 */
class ConnectorsPageTest {
    private static final Path ROOT = Path.of("../..");
    private static final String PREFIX = "incident.channels.";

    /** Of the connectors in general, and the channel that tells nobody. */
    private static final Set<String> NO_TOOLS = Set.of("call-deadline", "check-at-start", "log");

    private static final String END = "<!-- end of tools -->";

    /** The tables, each with its tools in the order of the page, and what its properties begin with. */
    private static final Map<String, Map<String, ChannelDescription>> TABLES = tables();

    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:#(\\w+))?`((?:, `#\\w+`)*)");
    private static final Pattern METHOD = Pattern.compile("#(\\w+)");

    private static Map<String, Map<String, ChannelDescription>> tables() {
        Map<String, Map<String, ChannelDescription>> tables = new LinkedHashMap<>();
        Map<String, ChannelDescription> pagers = new LinkedHashMap<>();
        pagers.put(PREFIX + "pagerduty", PagerDutyChannel.DESCRIPTION);
        pagers.put(PREFIX + "opsgenie", OpsgenieChannel.DESCRIPTION);
        pagers.put(PREFIX + "oncall", OnCallChannel.DESCRIPTION);
        tables.put("pagers", pagers);
        Map<String, ChannelDescription> pages = new LinkedHashMap<>();
        pages.put(PREFIX + "statuspage", StatuspageChannel.DESCRIPTION);
        pages.put(PREFIX + "cachet", CachetChannel.DESCRIPTION);
        pages.put(PREFIX + "kener", KenerChannel.DESCRIPTION);
        pages.put("incident.status-page", OwnPageChannel.DESCRIPTION);
        tables.put("status pages", pages);
        Map<String, ChannelDescription> tickets = new LinkedHashMap<>();
        tickets.put(PREFIX + "jira", Jira.DESCRIPTION);
        tickets.put(PREFIX + "github", GitHubIssues.DESCRIPTION);
        tickets.put(PREFIX + "gitlab", GitLabIssues.DESCRIPTION);
        tickets.put(PREFIX + "linear", Linear.DESCRIPTION);
        tables.put("tickets", tickets);
        tables.put("slack", Map.of(PREFIX + "slack", SlackChannel.DESCRIPTION));
        Map<String, ChannelDescription> others = new LinkedHashMap<>();
        others.put(PREFIX + "webhook", WebhookChannel.DESCRIPTION);
        others.put(PREFIX + "mail", MailChannel.DESCRIPTION);
        others.put(PREFIX + "mattermost", Mattermost.DESCRIPTION);
        others.put(PREFIX + "discord", Discord.DESCRIPTION);
        others.put(PREFIX + "teams", Teams.DESCRIPTION);
        tables.put("others", others);
        return tables;
    }

    private static String table(Map<String, ChannelDescription> tools) {
        StringBuilder table = new StringBuilder(
                "| tool | what it does | what it needs | what it can't | properties |\n|---|---|---|---|---|\n");
        tools.forEach((prefix, tool) -> table.append("| ")
                .append(String.join(" | ", tool.tool(), tool.does(), tool.needs(), tool.cannot(), "`" + prefix + ".*`"))
                .append(" |\n"));
        return table.toString();
    }

    @Test
    void saysOfEachToolWhatItsChannelSaysOfItself() throws IOException {
        String current = page();
        for (Map.Entry<String, Map<String, ChannelDescription>> each : TABLES.entrySet()) {
            String begin = "<!-- tools: " + each.getKey() + ", written by ConnectorsPageTest -->\n";
            assertThat(current).contains(begin);
            int from = current.indexOf(begin) + begin.length();
            current =
                    current.substring(0, from) + table(each.getValue()) + current.substring(current.indexOf(END, from));
        }
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(ROOT.resolve("docs/connectors.md"), current);
        }

        assertThat(page())
                .as("Write it anew with -Dtest=ConnectorsPageTest -Ddocs.write=true")
                .isEqualTo(current);
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/connectors.md"));
    }

    private static List<String> rows() throws IOException {
        return page().lines().filter(line -> line.startsWith("| ")).toList();
    }

    @Test
    void hasARowForEachToolThatPropertiesConnect() throws IOException {
        Set<String> tools = PropertiesPageTest.names().stream()
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()).replaceAll("[.].*", ""))
                .filter(tool -> !NO_TOOLS.contains(tool))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = TABLES.values().stream()
                .flatMap(table -> table.keySet().stream())
                .filter(prefix -> prefix.startsWith(PREFIX))
                .map(prefix -> prefix.substring(PREFIX.length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(tools);
    }

    @Test
    void namesEffectsThatThereAre() throws IOException {
        Set<String> codes = Stream.of(EffectKind.values()).map(EffectKind::code).collect(Collectors.toSet());
        Matcher named =
                Pattern.compile("`(page|close|ask|remind|[a-z]+(?:-[a-z]+)+)`").matcher(String.join("\n", rows()));
        Set<String> effects = new TreeSet<>();
        while (named.find()) {
            if (named.group(1)
                    .matches("open-.*|send-.*|page|close|ask|remind|surface-.*|.*-owed|weekly-(digest|review)")) {
                effects.add(named.group(1));
            }
        }

        assertThat(effects).isNotEmpty();
        assertThat(codes).containsAll(effects);
    }

    @Test
    void namesTestsThatThereAre() throws IOException {
        Matcher named = TEST.matcher(page());
        int found = 0;
        while (named.find()) {
            String source = source(named.group(1));
            Matcher methods = METHOD.matcher(named.group());
            while (methods.find()) {
                assertThat(source).as(named.group()).contains("void " + methods.group(1) + "(");
            }
            found++;
        }
        assertThat(found).isGreaterThan(10);
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("incident-connectors/src/test/java"))) {
            Path file = files.filter(each -> each.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + test));
            return Files.readString(file);
        }
    }
}
