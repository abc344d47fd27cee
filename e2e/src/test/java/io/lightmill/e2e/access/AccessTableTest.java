package io.lightmill.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The journeys run for minutes; that an operation is missing in their table is told by every build. */
class AccessTableTest {

    private static final Pattern OPERATION = Pattern.compile("(?m)^ +operationId: (\\w+)$");

    @Test
    void everyOperationOfTheDocumentHasARule() throws IOException {
        String document = Files.readString(Path.of("../gateway-service/openapi.yaml"));
        Set<String> documented = OPERATION
                .matcher(document)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(documented).hasSizeGreaterThan(50);
        assertThat(AccessTable.rules().keySet()).containsExactlyInAnyOrderElementsOf(documented);
    }

    @ParameterizedTest
    @EnumSource(Visitor.class)
    void onlyTheOwnerHearsMoreThanARefusalOfWhatIsTheOwners(Visitor visitor) {
        int heard = Guard.THE_OWNERS.expected(visitor, true, 200);

        if (visitor.isOwner()) {
            assertThat(heard).isEqualTo(200);
        } else {
            assertThat(heard).isIn(401, 403, 404);
        }
    }
}
