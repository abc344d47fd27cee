package io.lightmill.stack.doctor;

/**
 * What the web UI is built by. Without it everything else runs, so that it is advice rather than a must; the doctor names it all the
 * same, because who opens the address and finds no page looks for the reason here.
 *
 * @param nodeVersion of the Node that the launcher found on the PATH; empty: none that is new enough
 */
public record WebUi(String nodeVersion) {

    /** As the launcher has found it. */
    public static WebUi found() {
        return new WebUi(System.getProperty("lightmill.node", ""));
    }

    /** How it is. */
    public Finding finding() {
        return Finding.of(
                !nodeVersion.isEmpty(),
                "Node",
                nodeVersion.isEmpty() ? "none that is 20 or newer; the web UI is left out of the build" : nodeVersion,
                "Install one: https://nodejs.org/en/download (macOS: brew install node); the next start builds the pages");
    }
}
