package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.example.guide.Page.Block;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;

/** The settings that pages show: every key is one of the starter's, and an application starts with their values. */
class SettingsBlocksTest {
    /** Pages that show how an Alertmanager is set up. */
    private static final Set<String> OTHERS = Set.of("docs/http-api.md");

    private static final String NEEDS_A_FILE = ".*[.]location";

    static Stream<Block> blocks() {
        return CodeBlocksTest.all().filter(block -> block.is("yaml") || block.is("properties"));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyKeyIsKnownAndEveryValueIsTaken(Block block) throws IOException {
        Properties settings = read(block);
        if (OTHERS.contains(block.page())) {
            // The settings of another program: they are in form.
            assertThat(settings).isNotEmpty();
            return;
        }
        List<String> ours = settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith("incident."))
                .toList();

        assertThat(ours).isNotEmpty();
        List<String> known = PropertiesPageTest.names();
        assertThat(ours).allSatisfy(name -> assertThat(known).anyMatch(each -> isOf(each, name)));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        IncidentJdbcAutoConfiguration.class,
                        IncidentAutoConfiguration.class))
                .withPropertyValues("spring.datasource.generate-unique-name=true", "incident.outbox.enabled=false")
                .withPropertyValues(ours.stream()
                        .filter(name -> !name.matches(NEEDS_A_FILE))
                        .map(name -> name + "=" + settings.getProperty(name))
                        .toArray(String[]::new))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Incidents.class));
    }

    /** A list has what it lists, and a map its names. */
    private static boolean isOf(String property, String name) {
        return name.equals(property)
                || name.startsWith(property + "[")
                || (name.startsWith(property + ".")
                        && property.matches(".*[.](assignees|components|fields|generic|priorities|severities|states)"));
    }

    private static Properties read(Block block) throws IOException {
        if (block.is("properties")) {
            Properties properties = new Properties();
            properties.load(new StringReader(block.text()));
            return properties;
        }
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ByteArrayResource(block.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return java.util.Objects.requireNonNull(yaml.getObject());
    }
}
