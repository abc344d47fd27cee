package io.lightmill.bench.process;

/** A peer's program is not installed here: what it is for is left out, which is no failure. */
public final class MissingProgramException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * It is missing.
     *
     * @param remedy what to install
     */
    public MissingProgramException(String program, String remedy) {
        super("there is no " + program + " here; " + remedy);
    }
}
