package io.incidentkit.connector.alert;

import java.util.List;
import java.util.stream.Collectors;

/** Several ways to know a sender, of which one is enough. All are asked, so that the time says nothing of which one fits. */
record AnyCheck(List<SenderCheck> checks) implements SenderCheck {
    AnyCheck {
        checks = List.copyOf(checks);
    }

    @Override
    public Verdict judge(AlertRequest request) {
        List<Verdict> all = checks.stream().map(check -> check.judge(request)).toList();
        return all.contains(Verdict.KNOWN)
                ? Verdict.KNOWN
                : all.contains(Verdict.NOT_NOW) ? Verdict.NOT_NOW : Verdict.UNKNOWN;
    }

    @Override
    public String words() {
        return checks.stream().map(SenderCheck::words).collect(Collectors.joining(" or "));
    }

    @Override
    public List<String> faults() {
        return checks.stream().flatMap(check -> check.faults().stream()).toList();
    }
}
