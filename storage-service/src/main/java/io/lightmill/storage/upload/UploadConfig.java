package io.lightmill.storage.upload;

import io.lightmill.contracts.api.Limits;
import io.lightmill.storage.picture.PictureBounds;
import io.lightmill.storage.picture.PictureType;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of an upload. */
@ConfigMapping(prefix = "lightmill.storage.uploads")
public interface UploadConfig {

    /** Files announced or completed at once. */
    @WithDefault("1000")
    int filesPerRequest();

    /** Of one file. */
    @WithDefault("52428800")
    long fileBytes();

    /** Of one picture, told by its header. */
    @WithDefault("64000000")
    long pixels();

    /** Of one name or path. */
    @WithDefault("400")
    int nameCharacters();

    /** How long an upload may wait for its turn in a large folder. */
    @WithDefault("1h")
    Duration ticketLifetime();

    /** Files looked through at once: each keeps a core busy. */
    @WithDefault("4")
    int checks();

    /** What a file may have at most. */
    default PictureBounds bounds() {
        return new PictureBounds(fileBytes(), pixels());
    }

    /** As everybody is told. */
    default Limits.UploadLimits limits() {
        return new Limits.UploadLimits(
                filesPerRequest(), fileBytes(), pixels(), nameCharacters(), PictureType.contentTypes());
    }
}
