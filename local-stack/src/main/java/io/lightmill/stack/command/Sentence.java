package io.lightmill.stack.command;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** A failure for people. The JDK's own words for files are often no more than a path. */
final class Sentence {

    private Sentence() {}

    static String of(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException unchecked
            when unchecked.getCause() instanceof FileSystemException file -> of(file);
            case AccessDeniedException denied -> denied.getFile() + ": permission denied.";
            case NoSuchFileException missing -> missing.getFile() + " does not exist.";
            case FileSystemLoopException loop -> loop.getFile() + " links to a folder that it is in.";
            case FileSystemException file when file.getReason() == null -> file.getFile() + " cannot be used.";
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }
}
