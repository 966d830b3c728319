package io.incidentkit.incident;

import static io.incidentkit.playbook.Scenario.ALERT;
import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.Histories;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The stored form of what figures count. */
class OutlineCodecTest {
    private static final Incident ENDED = resolved();
    /** The declaration's second, and the identity, which is another one each time. */
    private static final int AFTER_THE_ID = 3 * Long.BYTES;

    private static final String FROZEN = """
            2a10436865636b6f757420697320736c6f77000208636865636b6f7574115a61686c756e672066c3bc7220616c6c6501f9c60a000000\
            0000047265616c000005616c696365000001087061796d656e74730106726567696f6e0465752d310197c30a000401045345563197c3\
            0a00040101d804000100000180de34000105616c69636597c30a0001bfa00a00050105616c6963650001ffc50a00010197c30a000601\
            bfbe0a000701efa90a000801bfa00a00090000010f73657276696365206973206261636b05626c6f636b0001087265736f6c766564bf\
            a00a00090000000000030b737461747573207061676500000300000101e79b0a000d696e7465726e616c206368617400000100000101\
            b7920a0009637573746f6d65727300000100000101af840a00000001010770726576656e7401780001b0c002046f70656e0000000000\
            000005647261667400000000""";

    private static Incident resolved() {
        Declare.Builder declare = Declare.builder("Checkout is slow")
                .services(List.of("checkout", "Zahlung für alle"))
                .team("payments")
                .label("region", "eu-1")
                .impact("a tenth of all carts")
                .detectedAt(ALERT.minus(Duration.ofDays(1)))
                .began(ALERT.minus(Duration.ofDays(1)).minusSeconds(61));
        return Histories.resolved(Histories.diagnosed(declare, Severity.SEV1), MitigationKind.BLOCK, 30)
                .accept(alice, new AddAction(ActionType.PREVENT, "x", null, LocalDate.of(2026, 2, 20), null))
                .incident()
                .numbered(42);
    }

    private static byte[] written(Incident incident) {
        return OutlineCodec.write(incident).orElseThrow();
    }

    /** If it is not: raise the last digits of the format, and take the new one. */
    @Example
    void isWrittenAsThisFormatSays() {
        assertThat(OutlineCodec.OUTLINE_FORMAT).isEqualTo(1001);
        byte[] bytes = written(ENDED);
        assertThat(HexFormat.of().formatHex(bytes, AFTER_THE_ID, bytes.length)).isEqualTo(FROZEN);
    }

    @Example
    void isReadAsTheOutlineThatWasWritten() {
        Incident read =
                OutlineCodec.read(OutlineCodec.OUTLINE_FORMAT, written(ENDED)).orElseThrow();

        assertThat(read).isEqualTo(ENDED.outline().orElseThrow()).isNotEqualTo(ENDED);
        assertThat(read.isOutline()).isTrue();
        assertThat(read.outline()).contains(read);
        assertThat(read.title()).isEqualTo("Checkout is slow");
        assertThat(read.reference()).isEqualTo("INC-42");
    }

    @Example
    void isNothingOfAnotherFormat() {
        assertThat(OutlineCodec.read(OutlineCodec.OUTLINE_FORMAT - 1, written(ENDED)))
                .isEmpty();
    }

    @Example
    void isNothingOfWhatIsOpenOrPrivate() {
        Scenario open = Scenario.of(Declare.builder("slow").build());
        Scenario hidden = Scenario.of(Declare.builder("slow").makePrivate().build());
        Dismiss end = new Dismiss("a load test", null, null);

        assertThat(OutlineCodec.write(open.incident())).isEmpty();
        assertThat(OutlineCodec.write(hidden.accept(alice, end).incident())).isEmpty();
        assertThat(OutlineCodec.write(open.accept(alice, end).incident())).isPresent();
    }

    /** Whoever asks an outline for what it does not have is told so, and not that there is none. */
    @Example
    void refusesWhatItLeavesOut() {
        Incident outline = ENDED.outline().orElseThrow();
        List<Consumer<Incident>> asked = List.of(
                Incident::version,
                Incident::lastRecordedAt,
                Incident::impact,
                Incident::hypothesis,
                Incident::fix,
                Incident::fixed,
                Incident::verification,
                Incident::heardAlerts,
                SnapshotCodec::write,
                incident -> incident.evolve(List.of()));

        assertThat(asked)
                .allSatisfy(ask -> assertThatIllegalStateException()
                        .isThrownBy(() -> ask.accept(outline))
                        .withMessage("INC-42 was read in outline, without its texts: find it by its id"));
    }

    @Property(tries = 2000)
    void neverFailsOnDamagedBytes(
            @ForAll @IntRange(max = 10_000) int place, @ForAll byte damage, @ForAll @IntRange(max = 40) int cut) {
        byte[] bytes = written(ENDED);
        bytes[place % bytes.length] = damage;

        OutlineCodec.read(OutlineCodec.OUTLINE_FORMAT, Arrays.copyOf(bytes, bytes.length - cut));
    }
}
