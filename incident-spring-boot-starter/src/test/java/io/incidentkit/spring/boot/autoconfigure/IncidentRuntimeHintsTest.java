package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.jdbc.IncidentSchema;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.LoopEvent;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What is read at run time is said ahead of time. */
class IncidentRuntimeHintsTest {
    private static final RuntimeHints HINTS = hints();

    /** As Spring finds it. */
    private static RuntimeHints hints() {
        RuntimeHints hints = new RuntimeHints();
        SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class)
                .stream()
                .filter(registrar -> registrar.getClass().getPackageName().startsWith("io.incidentkit"))
                .forEach(registrar -> registrar.registerHints(hints, IncidentSchema.class.getClassLoader()));
        return hints;
    }

    @Test
    void eachScriptOfTheTablesIsThere() throws IOException {
        Resource[] scripts = new PathMatchingResourcePatternResolver(IncidentSchema.class.getClassLoader())
                .getResources("classpath*:io/incidentkit/jdbc/schema/*/V*.sql");
        assertThat(scripts).hasSizeGreaterThan(30);
        for (Resource script : scripts) {
            String url = script.getURL().toString();
            assertThat(RuntimeHintsPredicates.resource()
                            .forResource(url.substring(url.lastIndexOf("io/incidentkit/jdbc/schema"))))
                    .as(url)
                    .accepts(HINTS);
        }
    }

    @Test
    void theWordsOfTheBlamelessCheckAreThere() {
        for (String words : new String[] {"lexicon", "idioms", "reproach", "deeds", "tone-weights"}) {
            assertThat(RuntimeHintsPredicates.resource()
                            .forResource("io/incidentkit/blameless/english/" + words + ".properties"))
                    .as(words)
                    .accepts(HINTS);
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void eachEventIsReadAndWritten(EventType type) {
        isBound(type.eventClass());
    }

    @Test
    void theStoredStateIsReadAndWrittenWithItsParts() throws ClassNotFoundException {
        isBound(Class.forName("io.incidentkit.incident.IncidentSnapshot"));
        isBound(Class.forName("io.incidentkit.archive.PostmortemCodec$Document"));
    }

    /** Nothing but data: a class with a task of its own needs no such thing. */
    @Test
    void whatIsNoDataIsNot() {
        assertThat(RuntimeHintsPredicates.reflection().onType(IncidentSchema.class))
                .rejects(HINTS);
        assertThat(RuntimeHintsPredicates.reflection().onType(LoopEvent.class)).rejects(HINTS);
    }

    private static void isBound(Class<?> type) {
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(type)
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .as(type.getName())
                .accepts(HINTS);
    }
}
