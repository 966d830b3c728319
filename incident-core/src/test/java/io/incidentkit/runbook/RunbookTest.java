package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.markdown.CodeBlock;
import io.incidentkit.validation.InputValidator;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunbookTest {
    static final String COMPLETE = """
            # QueueGrowsWithoutEnd

            Orders wait in the queue and no worker takes them.

            ## Impact
            Customers see "pending" for minutes.

            ## Symptoms
            * `queue_depth` rises on the board
            * mails come late

            ## Diagnosis

            1. Look at the workers:

               ```shell
               kubectl get pods -l app=worker
               ```

            2. Look at the oldest message.

                   queue-cli peek --oldest

            ## Mitigation

            - If no worker runs, then scale out:

              ```shell
              kubectl scale deploy/worker --replicas=4
              ```
            - If one message blocks the rest, set it aside.

            ## What not to do
            Don't purge the queue: paid orders are in it.

            ## See also
            [The board](https://boards.example.com/queue)
            """;

    @Nested
    class APageInThePlaybooksForm {
        private final Runbook runbook = Runbook.read("shop/queue-grows.md", COMPLETE);

        @Test
        void keepsTheMarkdownAsItWas() {
            assertThat(runbook.markdown()).isEqualTo(COMPLETE);
        }

        @Test
        void takesNameAndAlertFromTheTitle() {
            assertThat(runbook.name()).isEqualTo("QueueGrowsWithoutEnd");
            assertThat(runbook.alertNames()).containsExactly("QueueGrowsWithoutEnd");
        }

        @Test
        void takesTheTextUnderTheTitleAsMeaning() {
            assertThat(runbook.meaning()).hasValue("Orders wait in the queue and no worker takes them.");
            assertThat(runbook.impact()).hasValue("Customers see \"pending\" for minutes.");
        }

        @Test
        void keepsTheMarkdownOfASection() {
            assertThat(runbook.symptoms()).hasValue("* `queue_depth` rises on the board\n* mails come late");
            assertThat(runbook.donts()).hasValue("Don't purge the queue: paid orders are in it.");
        }

        @Test
        void numbersTheStepsAndKeepsTheirCommands() {
            assertThat(runbook.diagnosis()).extracting(RunbookStep::number).containsExactly(1, 2);
            assertThat(runbook.diagnosis()).extracting(RunbookStep::written).containsExactly(1, 2);
            assertThat(runbook.diagnosis().get(0).text())
                    .isEqualTo("Look at the workers:\n\n```shell\nkubectl get pods -l app=worker\n```");
            assertThat(runbook.diagnosis().get(0).commands())
                    .containsExactly(new CodeBlock("shell", "kubectl get pods -l app=worker"));
            assertThat(runbook.diagnosis().get(1).commands())
                    .containsExactly(new CodeBlock("", "queue-cli peek --oldest"));
        }

        @Test
        void saysUnderWhichConditionAStepIsTaken() {
            assertThat(runbook.mitigation())
                    .extracting(step -> step.condition().orElseThrow())
                    .containsExactly("no worker runs", "one message blocks the rest");
        }

        @Test
        void keepsOtherSections() {
            RunbookSection last = runbook.sections().get(runbook.sections().size() - 1);
            assertThat(last.kinds()).isEmpty();
            assertThat(last.heading()).isEqualTo("See also");
            assertThat(last.markdown()).isEqualTo("[The board](https://boards.example.com/queue)");
        }

        @Test
        void listsAllCommandsInTheirOrder() {
            assertThat(runbook.commands())
                    .extracting(CodeBlock::text)
                    .containsExactly(
                            "kubectl get pods -l app=worker",
                            "queue-cli peek --oldest",
                            "kubectl scale deploy/worker --replicas=4");
        }
    }

    @Nested
    class OtherShapes {
        @Test
        void readsHeadingsUnderlinedAndInCapitals() {
            Runbook runbook = Runbook.read("a", "Disk is full\n===\n\nPOSSIBLE CHECKS\n---\n\nLook at `df`.\n");
            assertThat(runbook.name()).isEqualTo("Disk is full");
            assertThat(runbook.sections(SectionKind.DIAGNOSIS).get(0).markdown())
                    .isEqualTo("Look at `df`.");
        }

        @Test
        void readsBoldLinesAsHeadings() {
            Runbook runbook = Runbook.read(
                    "a", "# Disk\n\n**Symptoms:**\n\nwrites fail\n\n**Important**\n\nnow\n\n**Fix**\n\nfree some\n");
            assertThat(runbook.symptoms()).hasValue("writes fail\n\n**Important**\n\nnow");
            assertThat(runbook.mitigation()).extracting(RunbookStep::text).containsExactly("free some");
        }

        @Test
        void aHeadingThatNamesTwoKindsServesBoth() {
            Runbook runbook = Runbook.read("a", "# Disk\n\n## Diagnosis & mitigation\n\nFree some.\n");
            assertThat(runbook.diagnosis()).hasSize(1);
            assertThat(runbook.mitigation()).hasSize(1);
        }

        @Test
        void aSubHeadingBelongsToItsSectionUnlessItNamesAnother() {
            Runbook runbook = Runbook.read(
                    "a",
                    "# Disk\n## Mitigation\nfirst\n### Check the mount\nthen\n### What not to do\nno `rm`\n### Slow disk\nlast\n");
            assertThat(runbook.mitigation()).extracting(RunbookStep::text).containsExactly("first", "then", "last");
            assertThat(runbook.mitigation().get(1).under()).isEqualTo("Check the mount");
            assertThat(runbook.donts()).hasValue("no `rm`");
            assertThat(runbook.diagnosis()).isEmpty();
        }

        @Test
        void aFreeHeadingLeansToWhatItBeginsWith() {
            Runbook runbook = Runbook.read(
                    "a",
                    "# Replica\n## How to resolve a stuck replica\nrestart it\n## Expected state after recovery of it\nup\n");
            assertThat(runbook.mitigation()).extracting(RunbookStep::text).containsExactly("restart it");
        }

        @Test
        void aTitleThatNamesASectionIsNoName() {
            Runbook runbook = Runbook.read("web/nginx-down.md", "## Steps to check\n\n1. Log in.\n1. Look.\n");
            assertThat(runbook.name()).isEqualTo("nginx-down");
            assertThat(runbook.diagnosis()).extracting(RunbookStep::written).containsExactly(1, 2);
        }

        @Test
        void aParagraphWithAColonLeadsIntoTheList() {
            Runbook runbook = Runbook.read(
                    "a",
                    "# D\n## Diagnosis\nLook at one of:\n* disk\n* net\n\nThen:\n\n4. ask\n5. wait\n\n```\nx\n```\n");
            assertThat(runbook.diagnosis())
                    .extracting(RunbookStep::text)
                    .containsExactly("Look at one of:\n* disk\n* net", "Then:\n\nask", "wait\n\n```\nx\n```");
            assertThat(runbook.diagnosis()).extracting(RunbookStep::written).containsExactly(null, 4, 5);
        }

        @Test
        void aPageWithoutHeadingsIsKeptWhole() {
            Runbook runbook = Runbook.read("a", "Call someone.\n\n    ring\n");
            assertThat(runbook.sections()).singleElement().satisfies(section -> {
                assertThat(section.kinds()).isEmpty();
                assertThat(section.markdown()).isEqualTo("Call someone.\n\n    ring");
            });
        }

        @Test
        void commentsAndEmptySectionsSayNothing() {
            Runbook runbook = Runbook.read("a", "# D\n\n## Symptoms\n\n<!-- fill in -->\n\n## Diagnosis\n");
            assertThat(runbook.symptoms()).isEmpty();
            assertThat(runbook.sections(SectionKind.SYMPTOMS)).hasSize(1);
            assertThat(runbook.diagnosis()).isEmpty();
        }

        @Test
        void readsLinesThatEndAsOnWindows() {
            Runbook runbook = Runbook.read("a", "---\r\ntitle: D\r\n---\r\n## Fix\r\n\r\n```\r\na\r\nb\r\n```\r\n");
            assertThat(runbook.name()).isEqualTo("D");
            assertThat(runbook.commands()).containsExactly(new CodeBlock("", "a\nb"));
        }
    }

    @Nested
    class FrontMatterAndFacts {
        @Test
        void readsFactsFromYaml() {
            Runbook runbook = Runbook.read(
                    "a",
                    "---\ntitle: \"Kubelet Down\"\nservices: [kube, 'node']\nalert: KubeletDown\nweight: 20\n---\n\nText.\n");
            assertThat(runbook.name()).isEqualTo("Kubelet Down");
            assertThat(runbook.services()).containsExactly("kube", "node");
            assertThat(runbook.alertNames()).containsExactly("KubeletDown");
            assertThat(runbook.sections()).extracting(RunbookSection::markdown).containsExactly("Text.");
        }

        @Test
        void readsFactsFromToml() {
            Runbook runbook =
                    Runbook.read("a", "+++\n[params]\ntitle = \"Disk\"\nservice = \"db\"\n+++\n# Disk is full\n");
            assertThat(runbook.name()).isEqualTo("Disk is full");
            assertThat(runbook.services()).containsExactly("db");
        }

        @Test
        void aLineAcrossThePageIsNoFrontMatter() {
            Runbook unended = Runbook.read("a", "---\ntitle: x\n\n# D\n## Fix\nrestart\n");
            Runbook prose = Runbook.read("a", "---\nSome prose.\n\n---\n\n## Fix\nrestart\n");
            assertThat(List.of(unended, prose))
                    .allSatisfy(runbook -> assertThat(runbook.mitigation())
                            .extracting(RunbookStep::text)
                            .containsExactly("restart"));
        }

        @Test
        void addsWhatTheCallerKnows() {
            String wiki = "https://wiki.example.com/disk";
            Runbook runbook = Runbook.builder("a", "---\nservice: DB\n---\n# DiskFull\n")
                    .name("The disk is full")
                    .source(wiki)
                    .services(List.of("orders", "db"))
                    .alertNames(List.of("NodeDiskFull"))
                    .build();
            assertThat(runbook.name()).isEqualTo("The disk is full");
            assertThat(runbook.source()).hasValue(wiki);
            assertThat(runbook.services()).containsExactly("orders", "db");
            assertThat(runbook.alertNames()).containsExactly("NodeDiskFull", "DiskFull");
            assertThat(runbook).isNotEqualTo(Runbook.read("a", runbook.markdown()));
        }

        @Test
        void shortensATitleThatIsTooLongForAName() {
            assertThat(Runbook.read("a", "# " + "x".repeat(300)).name())
                    .hasSize(InputValidator.MAX_LINE)
                    .endsWith("x…");
        }

        @Test
        void readingTwiceGivesTheSame() {
            assertThat(Runbook.read("a", COMPLETE))
                    .isEqualTo(Runbook.read("a", COMPLETE))
                    .hasSameHashCodeAs(Runbook.read("a", COMPLETE))
                    .isNotEqualTo(Runbook.read("b", COMPLETE))
                    .hasToString("a (QueueGrowsWithoutEnd)");
        }
    }
}
