package io.incidentkit.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ConnectorsArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.incidentkit.connector");

    @Test
    void dependOnCoreAndJacksonOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "io.incidentkit.actionitem..",
                        "io.incidentkit.alert..",
                        "io.incidentkit.archive..",
                        "io.incidentkit.blameless..",
                        "io.incidentkit.command..",
                        "io.incidentkit.commander..",
                        "io.incidentkit.playbook..",
                        "io.incidentkit.rule..",
                        "io.incidentkit.service..",
                        "io.incidentkit.text..",
                        "io.incidentkit.validation..",
                        "io.incidentkit.backfill..",
                        "io.incidentkit.loop..",
                        "io.incidentkit.markdown..",
                        "io.incidentkit.postmortem..",
                        "io.incidentkit.severity..",
                        "io.incidentkit.store..",
                        "io.incidentkit.timeline..",
                        "io.incidentkit.incident..",
                        "io.incidentkit.connector..")
                .check(CLASSES);
    }

    @Test
    void doNotSpeakToTheWorldByThemselves() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..")
                .check(CLASSES);
    }
}
