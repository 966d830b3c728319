package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.store.IncidentStore;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract notices what is wrong with a store: each fault below makes the tests fail that are named beside it. */
class IncidentStoreContractGuardsTest {

    /** A fault, and tests that have to notice it. */
    enum Fault {
        FINDS_NOTHING(BrokenStores.FindsNothing::new, "returnsWhatItStores", "listsEachOpenIncidentOnce"),
        FINDS_ANYTHING(BrokenStores.FindsAnything::new, "findsNothingForAnUnknownId", "findsNothingForAnUnknownNumber"),
        LOSES_THE_LAST_ENTRY(
                BrokenStores.LosesTheLastEntry::new, "writesAllEntriesOfOneAppend", "keepsEveryTypeOfEvent"),
        IGNORES_THE_VERSION(
                BrokenStores.IgnoresTheVersion::new,
                "refusesAnAppendToAnOlderVersion",
                "refusesASecondIncidentOfTheSameId",
                "letsOneOfManyAppendToAVersion"),
        LEAVES_A_GAP_BETWEEN_LOOKING_AND_WRITING(BrokenStores.LeavesAGapBetweenLookingAndWriting::new, "losesNoAppend"),
        SWALLOWS_CONFLICTS(
                BrokenStores.SwallowsConflicts::new, "refusesAnAppendToAnOlderVersion", "letsOneOfManyDeclareAnId"),
        WRITES_ENTRIES_ON_CONFLICT(
                BrokenStores.WritesEntriesOnConflict::new,
                "refusesAnAppendToAnIncidentThatIsNotStored",
                "refusesASecondOpenIncidentOfTheGroup"),
        KEEPS_THE_FIRST_SNAPSHOT(
                BrokenStores.KeepsTheFirstSnapshot::new, "keepsTheStateAsTheFoldOfTheTimelineAfterEachAppend"),
        RETURNS_NO_NUMBER(BrokenStores.ReturnsNoNumber::new, "givesANewIncidentANumber"),
        GIVES_A_NEW_NUMBER_WITH_EACH_APPEND(
                BrokenStores.GivesANewNumberWithEachAppend::new, "keepsTheNumberOfAnIncident"),
        GIVES_THE_SAME_NUMBER_TWICE(
                BrokenStores.GivesTheSameNumberTwice::new,
                "givesEachNewIncidentAHigherNumber",
                "givesEachIncidentANumberOfItsOwn"),
        IGNORES_THE_OPEN_KEY(
                BrokenStores.IgnoresTheOpenKey::new,
                "refusesASecondOpenIncidentOfTheGroup",
                "letsOneOfManyOpenAnIncidentForAGroupOfAlerts"),
        LOOKS_AT_THE_OPEN_KEY_ONLY_WHEN_DECLARING(
                BrokenStores.LooksAtTheOpenKeyOnlyWhenDeclaring::new, "refusesAGroupThatBelongsToAnotherOpenIncident"),
        NEVER_FREES_THE_OPEN_KEY(BrokenStores.NeverFreesTheOpenKey::new, "freesTheGroupAtTheEnd"),
        KNOWS_NO_LAST_KEY(
                BrokenStores.KnowsNoLastKey::new,
                "findsNoLastIncidentOfAGroupThatNoneHasLetGoOf",
                "findsTheIncidentThatLetGoOfAGroupLast",
                "findsTheLastIncidentOfEachOfItsGroupsAsItIsNow",
                "notesWhatIsRepeatedAfterTheEndOfTheFirst"),
        KEEPS_MILLISECONDS(ForgetfulStore.KeepsMilliseconds::new, "keepsInstantsToTheMicrosecond"),
        KEEPS_LOCAL_TIMES(ForgetfulStore.KeepsLocalTimes::new, "keepsInstantsInEveryHourAroundAChangeOfTheClocks"),
        KEEPS_NAMES_ONLY(ForgetfulStore.KeepsNamesOnly::new, "tellsPersonsFromSystems"),
        KEEPS_ASCII_TITLES(ForgetfulStore.KeepsAsciiTitles::new, "keepsTextInAllScripts"),
        READS_THE_WHOLE_TIMELINE(
                BrokenStores.ReadsTheWholeTimeline::new,
                "readsATimelinePageByPage",
                "readsNothingAfterTheEndOfATimeline"),
        BEGINS_PAGES_ONE_TOO_EARLY(BrokenStores.BeginsPagesOneTooEarly::new, "listsEachIncidentOnce"),
        BEGINS_PAGES_ONE_TOO_LATE(
                BrokenStores.BeginsPagesOneTooLate::new, "listsEachIncidentOnce", "goesOnBelowANumber"),
        LISTS_ALL_STATES(
                BrokenStores.ListsAllStates::new,
                "listsEachEndedIncidentOnce",
                "movesAnIncidentBetweenTheListsAsItEndsAndComesBack"),
        ALWAYS_PROMISES_MORE(BrokenStores.AlwaysPromisesMore::new, "saysWhetherThereAreMore"),
        LISTS_THE_OLDEST_FIRST(BrokenStores.ListsTheOldestFirst::new, "listsTheNewestNumberFirst"),
        KEEPS_THE_FIRST_OUTLINE(BrokenOutlines.KeepsTheFirstOutline::new, "outlinesAnIncidentAsItIsAfterEachChange"),
        BEGINS_OUTLINES_ANEW(BrokenOutlines.BeginsOutlinesAnew::new, "outlinesTheNewestNumberFirstFromANumberOn"),
        OUTLINES_WITHOUT_AN_END(BrokenOutlines.OutlinesWithoutAnEnd::new, "outlinesNothingOfAnEmptyStore"),
        WRITES_CHANGES_ONE_BY_ONE(
                BrokenTogether.WritesChangesOneByOne::new,
                "writesNothingIfTheLastOneHasLostARace",
                "declaresNothingIfAnotherOneHasLostARace",
                "writesNothingIfAnIdIsTaken",
                "writesNothingIfAGroupBelongsToAThirdOne"),
        LEAVES_OUT_WHAT_CONFLICTS(
                BrokenTogether.LeavesOutWhatConflicts::new,
                "writesNothingIfTheFirstOneHasLostARace",
                "writesNothingIfAnIdIsTaken"),
        WRITES_THE_FIRST_CHANGE_ONLY(
                BrokenTogether.WritesTheFirstChangeOnly::new,
                "writesEveryChange",
                "keepsTheNumbersAndGivesNewOnes",
                "mergesADuplicateWithItsAlerts",
                "mergesManyDuplicatesAtTheSameTime",
                "mergesOneOfTwoThatAreMergedIntoEachOtherAtTheSameTime"),
        WRITES_THE_LAST_CHANGE_FIRST(
                BrokenTogether.WritesTheLastChangeFirst::new, "letsAChangeTakeTheGroupsThatTheOneBeforeItLetsGoOf"),
        RETURNS_THE_LAST_ONE_FIRST(
                BrokenTogether.ReturnsTheLastOneFirst::new, "returnsTheIncidentsInTheOrderOfTheChanges"),
        FINDS_BY_THE_FIRST_KEY_ONLY(
                BrokenTogether.FindsByTheFirstKeyOnly::new,
                "findsAnIncidentByEachOfItsGroups",
                "letsAChangeTakeTheGroupsThatTheOneBeforeItLetsGoOf"),
        FREES_THE_FIRST_KEY_ONLY(BrokenTogether.FreesTheFirstKeyOnly::new, "freesEachOfItsGroupsAtTheEnd"),
        TAKES_KEYS_ON_CONFLICT(BrokenTogether.TakesKeysOnConflict::new, "takesNoneOfSeveralGroupsIfOneIsTaken"),
        REMEMBERS_WHAT_IT_REFUSED(
                BrokenTogether.RemembersWhatItRefused::new,
                "isNothingOfAnIncidentThatWasNeverStored",
                "isNothingThatAConflictKeptFromBeingStored",
                "isNothingThatTheConflictOfAnotherOneKeptFromBeingStored"),
        REMEMBERS_THE_LAST_INCIDENT_ONLY(
                BrokenTogether.RemembersTheLastIncidentOnly::new, "wasStoredOnceAfterEachAppend"),
        KEEPS_THE_ENTRIES_THAT_ARE_STRUCK_OUT(
                BrokenTogether.KeepsTheEntriesThatAreStruckOut::new,
                "leavesNoByteOfItInWhatIsStored",
                "leavesEverythingElse",
                "alertsThatHaveItStayTheSameAlerts"),
        STRIKES_OUT_ON_CONFLICT(BrokenTogether.StrikesOutOnConflict::new, "strikesNothingOutWhenTheRaceIsLost"),
        REMOVES_NOTHING(
                BrokenRemovals.RemovesNothing::new,
                "leavesNothingOfIt",
                "givesAKeyOfAnOpenOneBack",
                "refusesOneThatIsGone",
                "takesAnIncidentOfTheSameIdentityAgain",
                "letsGoOfWhatEndedLongAgo"),
        HIDES_WHAT_IS_REMOVED(
                BrokenRemovals.HidesWhatIsRemoved::new, "leavesNothingOfIt", "takesAnIncidentOfTheSameIdentityAgain"),
        REMOVES_ANY_VERSION(BrokenRemovals.RemovesAnyVersion::new, "refusesOneThatSomebodyHasWrittenTo"),
        REMOVES_EVERYTHING(BrokenRemovals.RemovesEverything::new, "leavesTheOthers"),
        GIVES_NUMBERS_AGAIN(BrokenRemovals.GivesNumbersAgain::new, "givesItsNumberToNobody"),
        KEEPS_WHO_ACTED(BrokenRemovals.KeepsWhoActed::new, "forgetsAPersonWhereverTheyStand"),
        FORGETS_COMMANDS(
                BrokenCommands.ForgetsCommands::new,
                "keepsTheIdWithTheChange",
                "refusesASecondChangeOfTheSameCommand",
                "takesTheSameIdOnAnotherIncident",
                "recordsACommandOnceWhoseAnswerWasLost",
                "saysThatAnIdWasThatOfAnotherCommand"),
        ANSWERS_FOR_ANOTHER_INCIDENT(
                BrokenCommands.AnswersForAnotherIncident::new,
                "knowsNoIdThatWasGivenToAnotherIncident",
                "recordsACommandOnEachIncidentThatItIsGivenTo"),
        REMEMBERS_COMMANDS_ON_CONFLICT(
                BrokenCommands.RemembersCommandsOnConflict::new, "knowsNoIdOfAChangeThatWasNotWritten"),
        WRITES_A_COMMAND_TWICE(BrokenCommands.WritesACommandTwice::new, "refusesASecondChangeOfTheSameCommand");

        private final Supplier<IncidentStore> stores;
        private final String[] noticedBy;

        Fault(Supplier<IncidentStore> stores, String... noticedBy) {
            this.stores = stores;
            this.noticedBy = noticedBy;
        }
    }

    private static final Map<Fault, ContractRun> RUNS = new ConcurrentHashMap<>();

    /** At the same time, as the service waits before it tries again what a broken store refuses for ever. */
    @BeforeAll
    static void runAll() {
        Queue<Fault> left = new ConcurrentLinkedQueue<>(List.of(Fault.values()));
        ConcurrentCallers.run(thread -> () -> {
            for (Fault fault = left.poll(); fault != null; fault = left.poll()) {
                RUNS.put(fault, ContractRun.on(fault.stores));
            }
            return thread;
        });
    }

    @ParameterizedTest
    @EnumSource
    void noticesAFault(Fault fault) {
        assertThat(RUNS.get(fault).failed()).contains(fault.noticedBy);
    }

    @Test
    void hasNoTestThatCannotFail() {
        ContractRun sound = ContractRun.on(InMemoryIncidentStore::new);
        Set<String> noticed = Stream.of(Fault.values())
                .flatMap(fault -> RUNS.get(fault).failed().stream())
                .collect(Collectors.toSet());

        assertThat(sound.succeeded())
                .filteredOn(test -> !noticed.contains(test))
                // It asks the sample, not the store.
                .containsExactly("theSampleHasEveryEventType");
    }

    @Test
    void passesASoundStoreAndSkipsNothing() {
        ContractRun run = ContractRun.on(InMemoryIncidentStore::new);

        assertThat(run.failed()).isEmpty();
        assertThat(run.others()).isEmpty();
        assertThat(run.succeeded()).hasSizeGreaterThan(75);
    }

    @Test
    void skipsNothingOnABrokenStoreEither() {
        assertThat(RUNS.get(Fault.FINDS_NOTHING).others()).isEmpty();
    }
}
