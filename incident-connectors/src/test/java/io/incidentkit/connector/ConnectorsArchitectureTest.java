package io.incidentkit.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.incidentkit.effect.Channel;
import org.junit.jupiter.api.Test;

class ConnectorsArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.incidentkit.connector");

    @Test
    void dependOnCoreAndJacksonOnly() {
        classes()
                .that()
                .resideOutsideOfPackage("io.incidentkit.connector.call")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "javax.xml.stream..",
                        "jakarta.mail..",
                        "org.eclipse.angus.mail..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "io.incidentkit.actionitem..",
                        "io.incidentkit.alert..",
                        "io.incidentkit.comms..",
                        "io.incidentkit.effect..",
                        "io.incidentkit.archive..",
                        "io.incidentkit.blameless..",
                        "io.incidentkit.command..",
                        "io.incidentkit.commander..",
                        "io.incidentkit.playbook..",
                        "io.incidentkit.rule..",
                        "io.incidentkit.runbook..",
                        "io.incidentkit.service..",
                        "io.incidentkit.text..",
                        "io.incidentkit.validation..",
                        "io.incidentkit.backfill..",
                        "io.incidentkit.loop..",
                        "io.incidentkit.markdown..",
                        "io.incidentkit.memory..",
                        "io.incidentkit.postmortem..",
                        "io.incidentkit.severity..",
                        "io.incidentkit.store..",
                        "io.incidentkit.timeline..",
                        "io.incidentkit.incident..",
                        "io.incidentkit.insight..",
                        "io.incidentkit.connector..",
                        "org.jsoup..",
                        "org.yaml.snakeyaml..")
                .check(CLASSES);
    }

    /** Who reads no pages of Confluence needs none of its classes. */
    @Test
    void readHtmlOfConfluenceAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.incidentkit.connector.runbook.ConfluenceMarkdown")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jsoup..")
                .check(CLASSES);
    }

    /** Alerts, histories and postmortems are read without it. */
    @Test
    void readYamlOfObjectivesAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.incidentkit.connector.openslo")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.yaml..")
                .check(CLASSES);
    }

    /** So that each call has its deadline, and no secret gets into a message. */
    @Test
    void speakToTheWorldByOneDoorAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.incidentkit.connector.call")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "io.github.resilience4j..", "java.nio.file..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void ofThoseThatReadNoneSpeaksAtAll() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.incidentkit.connector.alertmanager",
                        "io.incidentkit.connector.postmortem",
                        "io.incidentkit.connector.written")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "io.incidentkit.connector.call")
                .check(CLASSES);
    }

    /** Who sends no mail needs none of its classes. */
    @Test
    void onlyMailNeedsTheClassesOfMail() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.incidentkit.connector.mail")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> atTheDoor() {
        return JavaClass.Predicates.resideInAPackage("io.incidentkit.connector.call");
    }

    @Test
    void theDoorKnowsNoTool() {
        noClasses()
                .that(atTheDoor())
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.incidentkit.connector..")
                        .and(DescribedPredicate.not(atTheDoor())))
                .check(CLASSES);
    }

    /** The pages of documentation and of the host say what each does, needs and can't. */
    @Test
    void eachChannelDescribesItself() {
        classes().that().implement(Channel.class).should(haveADescription()).check(CLASSES);
    }

    private static ArchCondition<JavaClass> haveADescription() {
        return new ArchCondition<>("describe itself") {
            @Override
            public void check(JavaClass channel, ConditionEvents events) {
                boolean has = channel.tryGetMethod("description").isPresent();
                events.add(new SimpleConditionEvent(channel, has, channel.getName()));
            }
        };
    }
}
