package io.lightmill.storage.picture;

/** The file is not taken. */
public final class FlawedPictureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    FlawedPictureException(Flaw flaw, String detail) {
        super(detail);
        this.flaw = flaw;
    }

    /** Which of the reasons it is. */
    public Flaw flaw() {
        return flaw;
    }

    /** What is wrong with it, for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
