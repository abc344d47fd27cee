package io.lightmill.load.judge;

/**
 * One thing that was looked at.
 *
 * @param figure what was seen, with its unit
 * @param goal what was to be; empty where nothing was
 */
public record Row(String what, String figure, String goal, Mark mark) {

    /** What the figure says of the goal. */
    public enum Mark {
        /** It is as it should be. */
        REACHED("reached"),
        /** It is not: the command ends with 1. */
        BROKEN("NOT REACHED"),
        /** There was too little to say. */
        NOT_JUDGED("not judged"),
        /** A figure without a goal. */
        TOLD("");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }

        static Mark of(boolean reached) {
            return reached ? REACHED : BROKEN;
        }
    }

    /** A figure with a goal. */
    public static Row judged(String what, String figure, String goal, boolean reached) {
        return new Row(what, figure, goal, Mark.of(reached));
    }

    /** A figure of which there is too little. */
    public static Row notJudged(String what, String figure, String goal) {
        return new Row(what, figure, goal, Mark.NOT_JUDGED);
    }

    /** A figure alone. */
    public static Row told(String what, String figure) {
        return new Row(what, figure, "", Mark.TOLD);
    }
}
