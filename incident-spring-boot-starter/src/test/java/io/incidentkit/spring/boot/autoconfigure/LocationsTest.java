package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStore;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The files and folders that properties name. */
class LocationsTest {
    @TempDir
    Path folder;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class))
            .withBean(IncidentStore.class, InMemoryIncidentStore::new);

    @Nested
    class ThePolicy {

        @Test
        void isTheOneThatTheFileSays() throws IOException {
            IncidentPolicy own =
                    IncidentPolicy.builder().reopenWindow(Duration.ofDays(2)).build();
            String file = written("policy.json", own.toJson());

            runner.withPropertyValues("incident.policy.location=file:" + file)
                    .run(context -> assertThat(context.getBean(Incidents.class).policy())
                            .isEqualTo(own));
        }

        @Test
        void givesWayToABeanOfTheHost() throws IOException {
            String broken = written("policy.json", "{");
            IncidentPolicy own = IncidentPolicy.standard();

            runner.withPropertyValues("incident.policy.location=file:" + broken)
                    .withBean(IncidentPolicy.class, () -> own)
                    .run(context -> assertThat(context.getBean(Incidents.class).policy())
                            .isSameAs(own));
        }

        @Test
        void thatIsBrokenStopsTheStartWithEveryFault() throws IOException {
            String file = written("policy.json", "{\"reopenWindow\": \"soon\", \"colour\": \"red\"}");

            runner.withPropertyValues("incident.policy.location=file:" + file).run(context -> {
                FailureAnalysis analysis = analysis(context.getStartupFailure());
                assertThat(analysis.getDescription())
                        .startsWith("What incident.policy.location names can't be used: ")
                        .contains("policy.json", "- reopenWindow", "- colour");
                assertThat(analysis.getAction()).contains("Put right everything that is listed");
            });
        }

        @Test
        void thatIsNotThereStopsTheStart() {
            runner.withPropertyValues("incident.policy.location=file:" + folder.resolve("none.json"))
                    .run(context -> assertThat(
                                    analysis(context.getStartupFailure()).getDescription())
                            .contains("none.json", "- It can't be read"));
        }
    }

    @Nested
    class TheRunbooks {

        @Test
        void areTheMarkdownFilesOfTheFolderAndThoseInIt() throws IOException {
            Files.createDirectory(folder.resolve("payments"));
            written("payments/pool.md", "# The pool is full");
            written("Disk.MD", "# The disk is full");
            written("notes.txt", "# No runbook");

            runner.withPropertyValues("incident.runbooks.location=file:" + folder)
                    .run(context -> assertThat(context.getBean(Runbooks.class).all())
                            .extracting(Runbook::id, Runbook::name)
                            .containsExactlyInAnyOrder(
                                    tuple("payments/pool.md", "The pool is full"),
                                    tuple("Disk.MD", "The disk is full")));
        }

        @Test
        void countAsTheyAreNow() throws IOException {
            written("pool.md", "# The pool is full");

            runner.withPropertyValues("incident.runbooks.location=file:" + folder)
                    .run(context -> {
                        Runbooks runbooks = context.getBean(Runbooks.class);
                        assertThat(names(runbooks)).containsExactly("The pool is full");
                        written("pool.md", "# The pool is dry");
                        Files.setLastModifiedTime(
                                folder.resolve("pool.md"), FileTime.from(Instant.parse("2026-03-01T14:32:00Z")));
                        assertThat(names(runbooks)).containsExactly("The pool is dry");
                        Files.delete(folder.resolve("pool.md"));
                        assertThat(runbooks.all()).isEmpty();
                    });
        }

        @Test
        void areNotThereUnasked() {
            runner.run(context -> assertThat(context).doesNotHaveBean(Runbooks.class));
        }

        @Test
        void giveWayToABeanOfTheHost() {
            Runbooks own = Runbooks.of(List.of());

            runner.withPropertyValues("incident.runbooks.location=file:" + folder)
                    .withBean(Runbooks.class, () -> own)
                    .run(context -> assertThat(context.getBean(Runbooks.class)).isSameAs(own));
        }

        /** {@code classpath:runbooks} of an application that runs from its jar. */
        @Test
        void areReadFromAPackagedJar() throws IOException {
            Path jar = folder.resolve("application.jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                pack(out, "runbooks/", "");
                pack(out, "runbooks/pool size+1.md", "# The pool is full");
                pack(out, "runbooks/disk/", "");
                pack(out, "runbooks/disk/full.MD", "# The disk is full");
                pack(out, "runbooks/notes.txt", "# No runbook");
                pack(out, "other/none.md", "# Elsewhere");
            }
            try (URLClassLoader packaged = new URLClassLoader(
                    new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
                runner.withClassLoader(packaged)
                        .withPropertyValues("incident.runbooks.location=classpath:runbooks")
                        .run(context -> assertThat(
                                        context.getBean(Runbooks.class).all())
                                .extracting(Runbook::id, Runbook::name)
                                .containsExactlyInAnyOrder(
                                        tuple("pool size+1.md", "The pool is full"),
                                        tuple("disk/full.MD", "The disk is full")));
                runner.withClassLoader(packaged)
                        .withPropertyValues("incident.runbooks.location=classpath:runbooks/notes.txt")
                        .run(context -> assertThat(
                                        analysis(context.getStartupFailure()).getDescription())
                                .contains("- It is no folder that can be read."));
            }
        }

        private void pack(JarOutputStream out, String name, String text) throws IOException {
            out.putNextEntry(new JarEntry(name));
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }

        @Test
        void inAFolderThatIsNoneStopTheStart() throws IOException {
            String file = written("file.md", "# A file");

            runner.withPropertyValues("incident.runbooks.location=file:" + file)
                    .run(context -> assertThat(
                                    analysis(context.getStartupFailure()).getDescription())
                            .contains("incident.runbooks.location", "- It is no folder that can be read."));
        }

        private List<String> names(Runbooks runbooks) {
            return runbooks.all().stream().map(Runbook::name).toList();
        }
    }

    private String written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static FailureAnalysis analysis(Throwable failure) {
        assertThat(failure).isNotNull();
        FailureAnalysis analysis = new UnusableLocationFailureAnalyzer().analyze(failure);
        assertThat(analysis).isNotNull();
        return analysis;
    }
}
