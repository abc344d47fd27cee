package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import java.util.Optional;
import java.util.stream.Stream;

/** One way in which a promise may be broken. */
interface Rule {

    /** Which promise. */
    Promise promise();

    /** Looks at everything. */
    Finding judge(Evidence evidence);

    /** The first violation of a stream that is not computed further than needed. */
    default Finding first(int looked, Stream<Optional<Violation>> violations) {
        return new Finding(
                promise(), looked, violations.flatMap(Optional::stream).findFirst());
    }
}
