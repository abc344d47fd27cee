package io.lightmill.storage.archive;

import io.lightmill.storage.object.NoSuchObjectException;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoredObject;
import io.lightmill.storage.picture.Picture;
import io.lightmill.storage.picture.PictureType;
import io.lightmill.storage.picture.PreviewMaker;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/**
 * The small pictures. A worker sends one with nearly every output; one that is missing is made when somebody first looks,
 * since decoding takes more of a core than all the rest of archiving, and most pictures are never looked at.
 */
@ApplicationScoped
class Previews {

    private final ObjectStore store;
    private final PreviewMaker maker;

    Previews(ObjectStore store, PreviewMaker maker) {
        this.store = store;
        this.maker = maker;
    }

    /** The preview, or the picture itself where none can be made. */
    StoredObject of(Output output, Output.Verdict.Whole whole) {
        Optional<StoredObject> there = store.head(output.preview());
        if (there.isPresent()) {
            return there.get();
        }
        StoredObject object = present(output.object());
        PictureType type = PictureType.ofContentType(whole.contentType());
        // Whether a JPEG is progressive was not kept; it is taken for the kind that its decoder must hold whole.
        Picture picture = new Picture(type, whole.width(), whole.height(), type == PictureType.PNG);
        return maker.make(object, picture).map(bytes -> stored(output, bytes)).orElse(object);
    }

    private StoredObject stored(Output output, byte[] bytes) {
        store.put(output.preview(), new ByteArrayInputStream(bytes));
        return present(output.preview());
    }

    private StoredObject present(ObjectKey key) {
        return store.head(key).orElseThrow(() -> new NoSuchObjectException(key));
    }
}
