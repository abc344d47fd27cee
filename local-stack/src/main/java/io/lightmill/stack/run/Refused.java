package io.lightmill.stack.run;

/**
 * A file that is not accepted.
 *
 * @param name its path below the folder
 * @param reason for people
 */
record Refused(String name, String reason) {}
