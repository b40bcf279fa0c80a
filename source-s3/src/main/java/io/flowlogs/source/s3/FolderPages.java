package io.flowlogs.source.s3;

import io.flowlogs.source.s3.Place.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was seen in a folder. Immutable.
 *
 * @param folder the folder
 * @param objects the objects in the folder itself
 * @param folders the folders in it
 * @param isCrowded whether there are so many objects in it that it is better read as a whole, without looking for folders first
 */
record FolderPages(Folder folder, List<StoredObject> objects, List<Folder> folders, boolean isCrowded) {
    FolderPages {
        objects = List.copyOf(objects);
        folders = List.copyOf(folders);
    }

    static FolderPages list(Folder folder, Listings listings) throws IOException {
        List<StoredObject> objects = new ArrayList<>();
        List<Folder> folders = new ArrayList<>();
        ListQuestion question = ListQuestion.in(folder.prefix());
        ListPage page = listings.page(question);
        boolean crowded = isCrowded(folder.place(), page);
        add(page, folder, objects, folders);
        while (!page.isLast() && !crowded) {
            question = question.next(page);
            page = listings.page(question);
            add(page, folder, objects, folders);
        }
        return new FolderPages(folder, objects, folders, crowded);
    }

    private static void add(ListPage page, Folder folder, List<StoredObject> objects, List<Folder> folders) {
        objects.addAll(page.objects());
        page.folders().forEach(child -> folders.add(folder.child(child)));
    }

    /** Folders of AWS's that have folders in them have few objects besides. */
    private static boolean isCrowded(Place place, ListPage first) {
        boolean mixed = place.is(Level.FREE) && !first.objects().isEmpty();
        boolean daily = place.is(Level.DAY) && first.folders().isEmpty();
        return !first.isLast() && (mixed || daily);
    }
}
