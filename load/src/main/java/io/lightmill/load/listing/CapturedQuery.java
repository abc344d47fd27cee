package io.lightmill.load.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as another connection saw it in the list of processes, where binary literals have lost the bytes that are no text.
 *
 * @param sql with a mark for each binary literal
 * @param literals what is left of each, in their order
 */
record CapturedQuery(String sql, List<String> literals) {

    private static final Pattern BINARY = Pattern.compile("_binary\\s*'((?:\\\\.|''|[^'\\\\])*)'", Pattern.DOTALL);

    static CapturedQuery of(String statement) {
        Matcher found = BINARY.matcher(statement);
        List<String> literals = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        while (found.find()) {
            literals.add(found.group(1));
            found.appendReplacement(sql, "?");
        }
        return new CapturedQuery(found.appendTail(sql).toString(), List.copyOf(literals));
    }
}
