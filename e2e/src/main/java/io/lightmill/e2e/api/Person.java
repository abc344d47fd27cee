package io.lightmill.e2e.api;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.picture.Pictures;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Somebody with an account of their own, so that nothing of another's is in the way. */
public final class Person {

    private final PublicApi api;

    private Person(PublicApi api) {
        this.api = api;
    }

    /** A new user. */
    public static Person newcomer(PublicApi admin) {
        return new Person(admin.newUser("newcomer " + UUID.randomUUID()));
    }

    /** Whoever has this key. */
    public static Person with(URI base, String key) {
        return new Person(new PublicApi(base, key));
    }

    /** The API with this person's key. */
    public PublicApi api() {
        return api;
    }

    /** Uploads files that are all in order. */
    public List<InputRef> upload(List<SourceFile> files) {
        return new Uploader(api).upload(files);
    }

    /** Uploads that many pictures. */
    public List<InputRef> uploadPictures(int count) {
        return upload(Pictures.many("picture", count));
    }

    /**
     * Uploads some pictures and submits a job of exactly so many items.
     *
     * @param items a multiple of 100
     */
    public JobView submitItems(String prompt, int items) {
        int most = api.limits().jobs().variations();
        int pictures = 100;
        while (items % pictures != 0 || items / pictures > most) {
            pictures += 100;
        }
        return api.submit(Submission.automatic(prompt, uploadPictures(pictures), items / pictures)
                .build());
    }
}
