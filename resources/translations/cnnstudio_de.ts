<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>About CNN Studio</source>
            <translation>Über CNN Studio</translation>
        </message>
        <message>
            <source>Add a layer by name…</source>
            <translation>Schicht nach Namen hinzufügen …</translation>
        </message>
        <message>
            <source>Add to the queue</source>
            <translation>In die Warteschlange stellen</translation>
        </message>
        <message>
            <source>Adds a chain of layers that is written as a pattern, such as a picture.</source>
            <translation>Fügt eine Kette von Schichten hinzu, als Muster geschrieben, etwa wie auf einem Bild.</translation>
        </message>
        <message>
            <source>Adds the copied layers at the pointer.</source>
            <translation>Fügt die kopierten Schichten am Zeiger ein.</translation>
        </message>
        <message>
            <source>Adds the copied layers, fed by what feeds their originals.</source>
            <translation>Fügt die kopierten Schichten ein, gespeist von dem, was ihre Vorbilder speist.</translation>
        </message>
        <message>
            <source>Align centres</source>
            <translation>Mitten untereinander</translation>
        </message>
        <message>
            <source>Align left edges</source>
            <translation>Linksbündig</translation>
        </message>
        <message>
            <source>Align lower edges</source>
            <translation>Untere Kanten auf eine Höhe</translation>
        </message>
        <message>
            <source>Align middles</source>
            <translation>Mitten auf eine Höhe</translation>
        </message>
        <message>
            <source>Align right edges</source>
            <translation>Rechtsbündig</translation>
        </message>
        <message>
            <source>Align upper edges</source>
            <translation>Obere Kanten auf eine Höhe</translation>
        </message>
        <message>
            <source>All commands…</source>
            <translation>Alle Befehle …</translation>
        </message>
        <message>
            <source>All runs…</source>
            <translation>Alle Läufe …</translation>
        </message>
        <message>
            <source>Apply the shown fix</source>
            <translation>Gezeigte Abhilfe anwenden</translation>
        </message>
        <message>
            <source>Arrange</source>
            <translation>Ausrichten</translation>
        </message>
        <message>
            <source>Arranges the window for building: palette, graph, properties.</source>
            <translation>Stellt das Fenster zum Bauen ein: Palette, Graph, Eigenschaften.</translation>
        </message>
        <message>
            <source>Arranges the window for data: graph, images and their classes, source.</source>
            <translation>Stellt das Fenster für Daten ein: Graph, Bilder und ihre Klassen, Quelle.</translation>
        </message>
        <message>
            <source>Arranges the window for looking inside: graph, maps, image.</source>
            <translation>Stellt das Fenster zum Ansehen ein: Graph, Karten, Bild.</translation>
        </message>
        <message>
            <source>Arranges the window for training: graph, curves, settings.</source>
            <translation>Stellt das Fenster zum Trainieren ein: Graph, Kurven, Einstellungen.</translation>
        </message>
        <message>
            <source>As large as the system's</source>
            <translation>So groß wie im System</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Asks for a folder of images, and begins a network that learns them.</source>
            <translation>Fragt nach einem Ordner mit Bildern und beginnt ein Netz, das sie lernt.</translation>
        </message>
        <message>
            <source>Attributions of the image</source>
            <translation>Attributionen des Bildes</translation>
        </message>
        <message>
            <source>Auto-layout</source>
            <translation>Automatisch anordnen</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Baselines (k-NN, linear)</source>
            <translation>Baselines (k-NN, linear)</translation>
        </message>
        <message>
            <source>Begins a new network with layers that a formula gives.</source>
            <translation>Beginnt ein neues Netz mit Schichten, die eine Formel ergibt.</translation>
        </message>
        <message>
            <source>Begins an empty project, after asking whether to save this one.</source>
            <translation>Beginnt ein leeres Projekt, nach der Frage, ob dieses gespeichert werden soll.</translation>
        </message>
        <message>
            <source>Best epoch</source>
            <translation>Beste Epoche</translation>
        </message>
        <message>
            <source>Branch at the left</source>
            <translation>Zweig links</translation>
        </message>
        <message>
            <source>Branch at the right</source>
            <translation>Zweig rechts</translation>
        </message>
        <message>
            <source>Budget…</source>
            <translation>Budget …</translation>
        </message>
        <message>
            <source>Build</source>
            <translation>Bauen</translation>
        </message>
        <message>
            <source>Cancel, or select nothing</source>
            <translation>Abbrechen, oder nichts auswählen</translation>
        </message>
        <message>
            <source>Choose plots…</source>
            <translation>Kurven auswählen …</translation>
        </message>
        <message>
            <source>Closes the window, after asking about what would be lost.</source>
            <translation>Schließt das Fenster, nach der Frage, was sonst verloren ginge.</translation>
        </message>
        <message>
            <source>Collapse to block</source>
            <translation>Zu einem Block zusammenfassen</translation>
        </message>
        <message>
            <source>Colours the layers by their share of the activations.</source>
            <translation>Färbt die Schichten nach ihrem Anteil an den Aktivierungen.</translation>
        </message>
        <message>
            <source>Colours the layers by their share of the multiply-adds.</source>
            <translation>Färbt die Schichten nach ihrem Anteil an den Multiply-Adds.</translation>
        </message>
        <message>
            <source>Colours the layers by their share of the parameters.</source>
            <translation>Färbt die Schichten nach ihrem Anteil an den Parametern.</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compare runs…</source>
            <translation>Läufe vergleichen</translation>
        </message>
        <message>
            <source>Compare with another epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compare with another image</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compare with another run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compare with the network before the edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Convolution lab…</source>
            <translation>Labor der Faltung …</translation>
        </message>
        <message>
            <source>Copies a link that opens the project with what is looked at now.</source>
            <translation>Kopiert einen Link, der das Projekt mit dem öffnet, was jetzt betrachtet wird.</translation>
        </message>
        <message>
            <source>Copies the selected layers and deletes them.</source>
            <translation>Kopiert die gewählten Schichten und löscht sie.</translation>
        </message>
        <message>
            <source>Copies the selected layers as text that another window can paste.</source>
            <translation>Kopiert die gewählten Schichten als Text, den ein anderes Fenster einfügen kann.</translation>
        </message>
        <message>
            <source>Copies the selected layers beside themselves; weights are not copied.</source>
            <translation>Kopiert die gewählten Schichten daneben; Gewichte werden nicht kopiert.</translation>
        </message>
        <message>
            <source>Copies versions, device and the last lines of the logs, for a report.</source>
            <translation>Kopiert Versionen, Gerät und die letzten Zeilen der Protokolle, für eine Meldung.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy diagnostics</source>
            <translation>Diagnose kopieren</translation>
        </message>
        <message>
            <source>Copy link to this view</source>
            <translation>Link zu dieser Ansicht kopieren</translation>
        </message>
        <message>
            <source>Copy the plots</source>
            <translation>Kurven kopieren</translation>
        </message>
        <message>
            <source>Copy the view</source>
            <translation>Ansicht kopieren</translation>
        </message>
        <message>
            <source>Costs: activations</source>
            <translation>Kosten: Aktivierungen</translation>
        </message>
        <message>
            <source>Costs: multiply-adds</source>
            <translation>Kosten: Multiply-Adds</translation>
        </message>
        <message>
            <source>Costs: parameters</source>
            <translation>Kosten: Parameter</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>Ausschneiden</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Delete and leave the gap</source>
            <translation>Löschen und Lücke lassen</translation>
        </message>
        <message>
            <source>Delete and rejoin</source>
            <translation>Löschen und neu verbinden</translation>
        </message>
        <message>
            <source>Delete the frame</source>
            <translation>Rahmen löschen</translation>
        </message>
        <message>
            <source>Deletes the frame and leaves the layers in it.</source>
            <translation>Löscht den Rahmen und lässt die Schichten darin.</translation>
        </message>
        <message>
            <source>Deletes what is selected and joins nothing.</source>
            <translation>Löscht die Auswahl und verbindet nichts.</translation>
        </message>
        <message>
            <source>Deletes what is selected and joins what was before to what is behind.</source>
            <translation>Löscht die Auswahl und verbindet, was davor war, mit dem, was dahinter ist.</translation>
        </message>
        <message>
            <source>Deutsch</source>
            <translation>Deutsch</translation>
        </message>
        <message>
            <source>Does the change again that was taken back last.</source>
            <translation>Macht die zuletzt zurückgenommene Änderung noch einmal.</translation>
        </message>
        <message>
            <source>Does what the button at the top right offers: train, pause or resume.</source>
            <translation>Tut, was der Knopf oben rechts anbietet: trainieren, pausieren oder fortsetzen.</translation>
        </message>
        <message>
            <source>Draw an image</source>
            <translation>Bild zeichnen</translation>
        </message>
        <message>
            <source>Draw on a copy of the image</source>
            <translation>Auf einer Kopie des Bildes zeichnen</translation>
        </message>
        <message>
            <source>Draws a titled frame around the selected layers.</source>
            <translation>Zeichnet einen Rahmen mit Titel um die gewählten Schichten.</translation>
        </message>
        <message>
            <source>Draws a wire from the layer: arrows choose the port, Enter joins, Tab adds a layer instead.</source>
            <translation>Zieht eine Verbindung von der Schicht: Pfeile wählen den Anschluss, die Eingabetaste verbindet, Tab fügt stattdessen eine Schicht hinzu.</translation>
        </message>
        <message>
            <source>Draws each layer as a box, as deep, high and wide as what it gives.</source>
            <translation>Zeichnet jede Schicht als Quader, so tief, hoch und breit wie ihre Ausgabe.</translation>
        </message>
        <message>
            <source>Draws the frame tightly around the selected layers, or all that are in it.</source>
            <translation>Zieht den Rahmen eng um die gewählten Schichten, oder um alle, die darin liegen.</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Verdoppeln</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <source>Edit, or go inside</source>
            <translation>Bearbeiten, oder hineingehen</translation>
        </message>
        <message>
            <source>Edits the first field of the selected layer, or goes into its block.</source>
            <translation>Bearbeitet das erste Feld der gewählten Schicht, oder geht in ihren Block.</translation>
        </message>
        <message>
            <source>Edits title and note of the frame in place.</source>
            <translation>Bearbeitet Titel und Notiz des Rahmens an Ort und Stelle.</translation>
        </message>
        <message>
            <source>End of the network…</source>
            <translation>Ende des Netzes …</translation>
        </message>
        <message>
            <source>Ends the run after this step; the best epoch is kept.</source>
            <translation>Beendet den Lauf nach diesem Schritt; die beste Epoche bleibt.</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>Epochs as a table…</source>
            <translation>Epochen als Tabelle …</translation>
        </message>
        <message>
            <source>Equal gaps from left to right</source>
            <translation>Gleiche Abstände von links nach rechts</translation>
        </message>
        <message>
            <source>Equal gaps from top to bottom</source>
            <translation>Gleiche Abstände von oben nach unten</translation>
        </message>
        <message>
            <source>Exchanges the class that is explained with the one beside it: after a mistake, the true one.</source>
            <translation>Vertauscht die erklärte Klasse mit der daneben: nach einem Irrtum mit der wahren.</translation>
        </message>
        <message>
            <source>Expand block</source>
            <translation>Block auflösen</translation>
        </message>
        <message>
            <source>Explain the class beside</source>
            <translation>Klasse daneben erklären</translation>
        </message>
        <message>
            <source>Explain this</source>
            <translation>Das hier erklären</translation>
        </message>
        <message>
            <source>Export block…</source>
            <translation>Block exportieren …</translation>
        </message>
        <message>
            <source>Export the view…</source>
            <translation>Ansicht exportieren …</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Find a layer here…</source>
            <translation>Eine Schicht hier finden …</translation>
        </message>
        <message>
            <source>Find a learning rate…</source>
            <translation>Lernrate finden …</translation>
        </message>
        <message>
            <source>Finds every command, layer, sample and help card by typing.</source>
            <translation>Findet beim Tippen jeden Befehl, jede Schicht, jedes Beispiel und jede Hilfekarte.</translation>
        </message>
        <message>
            <source>First epoch</source>
            <translation>Erste Epoche</translation>
        </message>
        <message>
            <source>Fit all</source>
            <translation>Alles zeigen</translation>
        </message>
        <message>
            <source>Fit selection</source>
            <translation>Auswahl zeigen</translation>
        </message>
        <message>
            <source>Fit the frame</source>
            <translation>Rahmen anpassen</translation>
        </message>
        <message>
            <source>Follow a run…</source>
            <translation>Einem Lauf folgen …</translation>
        </message>
        <message>
            <source>Follows the system: dark, light, or high contrast.</source>
            <translation>Folgt dem System: dunkel, hell oder mit hohem Kontrast.</translation>
        </message>
        <message>
            <source>Font of the system</source>
            <translation>Schrift des Systems</translation>
        </message>
        <message>
            <source>Forgets what was pinned to compare.</source>
            <translation>Vergisst, was zum Vergleich angeheftet war.</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Vor</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>Rahmen</translation>
        </message>
        <message>
            <source>Frame the selection</source>
            <translation>Auswahl einrahmen</translation>
        </message>
        <message>
            <source>Gives the run on screen a star, or takes it.</source>
            <translation>Gibt dem gezeigten Lauf einen Stern, oder nimmt ihn weg.</translation>
        </message>
        <message>
            <source>Gives the selected block a definition of its own, apart from the others.</source>
            <translation>Gibt dem gewählten Block eine eigene Definition, getrennt von den anderen.</translation>
        </message>
        <message>
            <source>Gives up what is under way; else selects nothing; else leaves the block.</source>
            <translation>Bricht ab, was gerade geschieht; sonst hebt es die Auswahl auf; sonst verlässt es den Block.</translation>
        </message>
        <message>
            <source>Go on with the queue, or hold it</source>
            <translation>Warteschlange fortsetzen oder warten lassen</translation>
        </message>
        <message>
            <source>Go to</source>
            <translation>Gehe zu</translation>
        </message>
        <message>
            <source>Goes to the mistake before and shows how to mend it.</source>
            <translation>Geht zum vorigen Fehler und zeigt, wie er zu beheben ist.</translation>
        </message>
        <message>
            <source>Goes to the next mistake and shows how to mend it.</source>
            <translation>Geht zum nächsten Fehler und zeigt, wie er zu beheben ist.</translation>
        </message>
        <message>
            <source>Gradient flow</source>
            <translation>Gradientenfluss</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>Graph</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Hoher Kontrast</translation>
        </message>
        <message>
            <source>Import block…</source>
            <translation>Block importieren …</translation>
        </message>
        <message>
            <source>Insert pattern…</source>
            <translation>Muster einfügen …</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Inspects with the weights of the epoch at the crosshair, else the best.</source>
            <translation>Sieht mit den Gewichten der Epoche am Fadenkreuz hinein, sonst mit denen der besten.</translation>
        </message>
        <message>
            <source>Keeps these maps; the tab Compare shows them beside what comes next.</source>
            <translation>Behält diese Karten; der Reiter „Vergleichen“ zeigt sie neben dem, was als Nächstes kommt.</translation>
        </message>
        <message>
            <source>Keys…</source>
            <translation>Tasten …</translation>
        </message>
        <message>
            <source>Labels that may be wrong</source>
            <translation>Vielleicht falsche Labels</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Last epoch</source>
            <translation>Letzte Epoche</translation>
        </message>
        <message>
            <source>Layer before</source>
            <translation>Schicht davor</translation>
        </message>
        <message>
            <source>Layer behind</source>
            <translation>Schicht dahinter</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Schichten</translation>
        </message>
        <message>
            <source>Layers as boxes</source>
            <translation>Schichten als Quader</translation>
        </message>
        <message>
            <source>Lays out the selected layers, or all, along the flow.</source>
            <translation>Ordnet die gewählten Schichten, oder alle, entlang des Flusses an.</translation>
        </message>
        <message>
            <source>Lessons</source>
            <translation>Lektionen</translation>
        </message>
        <message>
            <source>Let nothing glide: layouts, popups and colours change at once.</source>
            <translation>Nichts gleitet: Anordnungen, Fenster und Farben wechseln sofort.</translation>
        </message>
        <message>
            <source>Lets the input of the selected layers pass through, or makes them work.</source>
            <translation>Lässt den Eingang der gewählten Schichten durchgehen, oder lässt sie arbeiten.</translation>
        </message>
        <message>
            <source>Lets the network train, as it is now, when those before it have ended.</source>
            <translation>Lässt das Netz, wie es jetzt ist, trainieren, wenn die vor ihm fertig sind.</translation>
        </message>
        <message>
            <source>Lets the rate rise on a copy, and shows where the loss falls fastest.</source>
            <translation>Lässt die Rate an einer Kopie steigen und zeigt, wo der Loss am schnellsten fällt.</translation>
        </message>
        <message>
            <source>Lets the x axis of the plots count epochs, steps or time.</source>
            <translation>Lässt die x-Achse der Kurven Epochen, Schritte oder Zeit zählen.</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Lists samples of which a trained network denies the label.</source>
            <translation>Listet Bilder auf, deren Label ein trainiertes Netz bestreitet.</translation>
        </message>
        <message>
            <source>Lists the keys of every action, to look them up and to change them.</source>
            <translation>Zeigt die Tasten jeder Aktion, zum Nachschlagen und zum Ändern.</translation>
        </message>
        <message>
            <source>Lists the layers of this network, to go to one by typing.</source>
            <translation>Zeigt die Schichten dieses Netzes, um beim Tippen zu einer zu gehen.</translation>
        </message>
        <message>
            <source>Lists what can follow the selected layer, to find it by typing.</source>
            <translation>Zeigt, was auf die gewählte Schicht folgen kann, um es beim Tippen zu finden.</translation>
        </message>
        <message>
            <source>Load the best weights</source>
            <translation>Beste Gewichte laden</translation>
        </message>
        <message>
            <source>Load the last weights</source>
            <translation>Letzte Gewichte laden</translation>
        </message>
        <message>
            <source>Look at a picture…</source>
            <translation>Bild ansehen …</translation>
        </message>
        <message>
            <source>Look at the picture on the clipboard</source>
            <translation>Bild der Zwischenablage ansehen</translation>
        </message>
        <message>
            <source>Look at the pictures of a folder…</source>
            <translation>Bilder eines Ordners ansehen …</translation>
        </message>
        <message>
            <source>Look inside after this epoch</source>
            <translation>Nach dieser Epoche hineinsehen</translation>
        </message>
        <message>
            <source>Looks again at what one has gone back from.</source>
            <translation>Betrachtet wieder, wovon man zurückgegangen ist.</translation>
        </message>
        <message>
            <source>Looks at a CSV, NumPy or IDX file, and lets this network learn from it.</source>
            <translation>Sieht eine CSV-, NumPy- oder IDX-Datei an und lässt dieses Netz daraus lernen.</translation>
        </message>
        <message>
            <source>Looks at a folder of images, and lets this network learn from them.</source>
            <translation>Sieht einen Ordner mit Bildern an und lässt dieses Netz daraus lernen.</translation>
        </message>
        <message>
            <source>Looks at the image before, in the order that was chosen.</source>
            <translation>Betrachtet das vorige Bild, in der gewählten Reihenfolge.</translation>
        </message>
        <message>
            <source>Looks at the next image that the network gets wrong.</source>
            <translation>Betrachtet das nächste Bild, bei dem das Netz irrt.</translation>
        </message>
        <message>
            <source>Looks at the next image, in the order that was chosen.</source>
            <translation>Betrachtet das nächste Bild, in der gewählten Reihenfolge.</translation>
        </message>
        <message>
            <source>Looks at what was looked at before: layer, map, image, epoch and view.</source>
            <translation>Betrachtet, was vorher betrachtet wurde: Schicht, Karte, Bild, Epoche und Ansicht.</translation>
        </message>
        <message>
            <source>Looks into the network with the weights of the run's best epoch.</source>
            <translation>Sieht in das Netz mit den Gewichten der besten Epoche des Laufs.</translation>
        </message>
        <message>
            <source>Looks into the network with the weights that the run ended with.</source>
            <translation>Sieht in das Netz mit den Gewichten, mit denen der Lauf endete.</translation>
        </message>
        <message>
            <source>Make an image for the channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make this block different</source>
            <translation>Diesen Block zu einem eigenen machen</translation>
        </message>
        <message>
            <source>Makes an image from noise that the chosen channel answers to most, or stops it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Makes one block of the selected layers.</source>
            <translation>Macht aus den gewählten Schichten einen Block.</translation>
        </message>
        <message>
            <source>Makes one card for each repetition of the selected block.</source>
            <translation>Macht für jede Wiederholung des gewählten Blocks eine Karte.</translation>
        </message>
        <message>
            <source>Makes the axis of the loss logarithmic, or linear.</source>
            <translation>Macht die Achse des Loss logarithmisch oder linear.</translation>
        </message>
        <message>
            <source>Measure the forward time again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Measures how long the forward of each layer takes, here and now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mends the mistake that the canvas shows, as its button says.</source>
            <translation>Behebt den Fehler, den die Leinwand zeigt, wie sein Knopf es sagt.</translation>
        </message>
        <message>
            <source>Move the run to the trash</source>
            <translation>Lauf in den Papierkorb legen</translation>
        </message>
        <message>
            <source>Moves the keyboard to the next panel.</source>
            <translation>Bewegt die Tastatur in den nächsten Bereich.</translation>
        </message>
        <message>
            <source>Moves the keyboard to the panel before.</source>
            <translation>Bewegt die Tastatur in den vorigen Bereich.</translation>
        </message>
        <message>
            <source>Moves the selected layers down to the lowest edge.</source>
            <translation>Schiebt die gewählten Schichten hinunter zur untersten Kante.</translation>
        </message>
        <message>
            <source>Moves the selected layers so that the gaps below one another are equal.</source>
            <translation>Verschiebt die gewählten Schichten so, dass die Abstände untereinander gleich sind.</translation>
        </message>
        <message>
            <source>Moves the selected layers so that the gaps beside one another are equal.</source>
            <translation>Verschiebt die gewählten Schichten so, dass die Abstände nebeneinander gleich sind.</translation>
        </message>
        <message>
            <source>Moves the selected layers to the leftmost edge.</source>
            <translation>Schiebt die gewählten Schichten zur Kante ganz links.</translation>
        </message>
        <message>
            <source>Moves the selected layers to the rightmost edge.</source>
            <translation>Schiebt die gewählten Schichten zur Kante ganz rechts.</translation>
        </message>
        <message>
            <source>Moves the selected layers up to the uppermost edge.</source>
            <translation>Schiebt die gewählten Schichten hinauf zur obersten Kante.</translation>
        </message>
        <message>
            <source>Moves to the epoch after: the crosshair, in Inspect the timeline.</source>
            <translation>Geht zur nächsten Epoche: mit dem Fadenkreuz, in „Ansehen“ mit der Zeitleiste.</translation>
        </message>
        <message>
            <source>Moves to the epoch before: the crosshair, in Inspect the timeline.</source>
            <translation>Geht zur vorigen Epoche: mit dem Fadenkreuz, in „Ansehen“ mit der Zeitleiste.</translation>
        </message>
        <message>
            <source>Moves to the epoch that validated best: crosshair or timeline.</source>
            <translation>Geht zur Epoche mit der besten Validierung: mit Fadenkreuz oder Zeitleiste.</translation>
        </message>
        <message>
            <source>Moves to the first epoch: the crosshair, in Inspect the timeline.</source>
            <translation>Geht zur ersten Epoche: mit dem Fadenkreuz, in „Ansehen“ mit der Zeitleiste.</translation>
        </message>
        <message>
            <source>Moves to the last epoch: the crosshair, in Inspect the timeline.</source>
            <translation>Geht zur letzten Epoche: mit dem Fadenkreuz, in „Ansehen“ mit der Zeitleiste.</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Neu</translation>
        </message>
        <message>
            <source>New from my images…</source>
            <translation>Neu aus eigenen Bildern …</translation>
        </message>
        <message>
            <source>New from pattern…</source>
            <translation>Neu aus Muster …</translation>
        </message>
        <message>
            <source>New from sample…</source>
            <translation>Neu aus Beispiel …</translation>
        </message>
        <message>
            <source>New from the digits</source>
            <translation>Neu aus den Ziffern</translation>
        </message>
        <message>
            <source>Next epoch</source>
            <translation>Nächste Epoche</translation>
        </message>
        <message>
            <source>Next image</source>
            <translation>Nächstes Bild</translation>
        </message>
        <message>
            <source>Next map</source>
            <translation>Nächste Karte</translation>
        </message>
        <message>
            <source>Next mistake</source>
            <translation>Nächster Irrtum</translation>
        </message>
        <message>
            <source>Next panel</source>
            <translation>Nächster Bereich</translation>
        </message>
        <message>
            <source>Next problem</source>
            <translation>Nächstes Problem</translation>
        </message>
        <message>
            <source>Next unit of the axis</source>
            <translation>Nächste Einheit der Achse</translation>
        </message>
        <message>
            <source>Note on the run…</source>
            <translation>Notiz zum Lauf …</translation>
        </message>
        <message>
            <source>Opens a folder of pictures to go through.</source>
            <translation>Öffnet einen Ordner mit Bildern zum Durchgehen.</translation>
        </message>
        <message>
            <source>Opens a picture of your own and says what the network makes of it.</source>
            <translation>Öffnet ein eigenes Bild und sagt, was das Netz daraus macht.</translation>
        </message>
        <message>
            <source>Opens a project file.</source>
            <translation>Öffnet eine Projektdatei.</translation>
        </message>
        <message>
            <source>Opens all cards of help, with a search over every word in them.</source>
            <translation>Öffnet alle Karten der Hilfe mit einer Suche über jedes Wort darin.</translation>
        </message>
        <message>
            <source>Opens or closes how much of its weights each layer changes in a step.</source>
            <translation>Öffnet oder schließt, wie viel von seinen Gewichten ein Schritt in jeder Schicht ändert.</translation>
        </message>
        <message>
            <source>Opens or closes the image that is looked at.</source>
            <translation>Öffnet oder schließt das Bild, das betrachtet wird.</translation>
        </message>
        <message>
            <source>Opens or closes the lessons.</source>
            <translation>Öffnet oder schließt die Lektionen.</translation>
        </message>
        <message>
            <source>Opens or closes the list of layers and blocks.</source>
            <translation>Öffnet oder schließt die Liste der Schichten und Blöcke.</translation>
        </message>
        <message>
            <source>Opens or closes the list of problems.</source>
            <translation>Öffnet oder schließt die Liste der Probleme.</translation>
        </message>
        <message>
            <source>Opens or closes the network as a tree, for keys and screen readers.</source>
            <translation>Öffnet oder schließt das Netz als Baum, für Tasten und Bildschirmleser.</translation>
        </message>
        <message>
            <source>Opens or closes the settings of training and the runs.</source>
            <translation>Öffnet oder schließt die Einstellungen des Trainings und die Läufe.</translation>
        </message>
        <message>
            <source>Opens or closes the timeline of the run that is looked into.</source>
            <translation>Öffnet oder schließt die Zeitleiste des Laufs, in den man sieht.</translation>
        </message>
        <message>
            <source>Opens or closes what is said of the selected layer.</source>
            <translation>Öffnet oder schließt, was über die gewählte Schicht gesagt wird.</translation>
        </message>
        <message>
            <source>Opens or closes where the data come from, and how they divide.</source>
            <translation>Öffnet oder schließt, woher die Daten kommen und wie sie sich aufteilen.</translation>
        </message>
        <message>
            <source>Opens the card of what the pointer or the keyboard is on.</source>
            <translation>Öffnet die Karte zu dem, worauf Zeiger oder Tastatur stehen.</translation>
        </message>
        <message>
            <source>Opens the list of plots: each measure that the run has taken.</source>
            <translation>Öffnet die Liste der Kurven: jede Größe, die der Lauf gemessen hat.</translation>
        </message>
        <message>
            <source>Opens the pad: what is drawn is judged at once, and its maps follow.</source>
            <translation>Öffnet die Zeichenfläche: das Gezeichnete wird sofort beurteilt, und seine Karten folgen.</translation>
        </message>
        <message>
            <source>Opens the small network that learns handwritten digits.</source>
            <translation>Öffnet das kleine Netz, das handgeschriebene Ziffern lernt.</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Öffnen …</translation>
        </message>
        <message>
            <source>Out of the block</source>
            <translation>Aus dem Block heraus</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>Gliederung</translation>
        </message>
        <message>
            <source>Own image</source>
            <translation>Eigenes Bild</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Einfügen</translation>
        </message>
        <message>
            <source>Paste with inputs</source>
            <translation>Mit Eingängen einfügen</translation>
        </message>
        <message>
            <source>Pin to compare</source>
            <translation>Zum Vergleich anheften</translation>
        </message>
        <message>
            <source>Pipeline</source>
            <translation>Pipeline</translation>
        </message>
        <message>
            <source>Play the epochs</source>
            <translation>Epochen abspielen</translation>
        </message>
        <message>
            <source>Plots</source>
            <translation>Kurven</translation>
        </message>
        <message>
            <source>Previous epoch</source>
            <translation>Vorige Epoche</translation>
        </message>
        <message>
            <source>Previous image</source>
            <translation>Voriges Bild</translation>
        </message>
        <message>
            <source>Previous map</source>
            <translation>Vorige Karte</translation>
        </message>
        <message>
            <source>Previous panel</source>
            <translation>Voriger Bereich</translation>
        </message>
        <message>
            <source>Previous problem</source>
            <translation>Voriges Problem</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>Eigenschaften</translation>
        </message>
        <message>
            <source>Puts a block from a file into the palette.</source>
            <translation>Legt einen Block aus einer Datei in die Palette.</translation>
        </message>
        <message>
            <source>Puts a field over the name of the run on screen.</source>
            <translation>Legt ein Feld über den Namen des gezeigten Laufs.</translation>
        </message>
        <message>
            <source>Puts another layer in its place, with its wires and the fields that both have.</source>
            <translation>Setzt eine andere Schicht an ihre Stelle, mit ihren Verbindungen und den Feldern, die beide haben.</translation>
        </message>
        <message>
            <source>Puts the centres of the selected layers in one column.</source>
            <translation>Setzt die Mitten der gewählten Schichten untereinander.</translation>
        </message>
        <message>
            <source>Puts the image that is looked at on the pad, to change it.</source>
            <translation>Legt das betrachtete Bild auf die Zeichenfläche, um es zu ändern.</translation>
        </message>
        <message>
            <source>Puts the keyboard into the search of the palette.</source>
            <translation>Setzt die Tastatur in die Suche der Palette.</translation>
        </message>
        <message>
            <source>Puts the layers of the selected block in its place.</source>
            <translation>Setzt die Schichten des gewählten Blocks an seine Stelle.</translation>
        </message>
        <message>
            <source>Puts the middles of the selected layers in one row.</source>
            <translation>Setzt die Mitten der gewählten Schichten auf eine Höhe.</translation>
        </message>
        <message>
            <source>Puts the panels of every mode back to where they are at first.</source>
            <translation>Stellt die Bereiche jeder Ansicht wieder so, wie sie anfangs sind.</translation>
        </message>
        <message>
            <source>Puts the plots on the clipboard as a picture.</source>
            <translation>Legt die Kurven als Bild in die Zwischenablage.</translation>
        </message>
        <message>
            <source>Puts the selected block into the palette, for every project.</source>
            <translation>Legt den gewählten Block in die Palette, für jedes Projekt.</translation>
        </message>
        <message>
            <source>Puts what Inspect shows on the clipboard, as a picture and as numbers.</source>
            <translation>Legt in die Zwischenablage, was „Ansehen“ zeigt, als Bild und als Zahlen.</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Reads all files of the data anew.</source>
            <translation>Liest alle Dateien der Daten neu.</translation>
        </message>
        <message>
            <source>Recipes…</source>
            <translation>Rezepte …</translation>
        </message>
        <message>
            <source>Recover unsaved work…</source>
            <translation>Ungespeicherte Arbeit wiederherstellen …</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <translation>Bewegung verringern</translation>
        </message>
        <message>
            <source>Refactor…</source>
            <translation>Umbauen …</translation>
        </message>
        <message>
            <source>Rename the run</source>
            <translation>Lauf umbenennen</translation>
        </message>
        <message>
            <source>Repetition after</source>
            <translation>Wiederholung danach</translation>
        </message>
        <message>
            <source>Repetition before</source>
            <translation>Wiederholung davor</translation>
        </message>
        <message>
            <source>Replace by…</source>
            <translation>Ersetzen durch …</translation>
        </message>
        <message>
            <source>Report of the run…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset layout</source>
            <translation>Anordnung zurücksetzen</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>Runs in the trash…</source>
            <translation>Läufe im Papierkorb …</translation>
        </message>
        <message>
            <source>Runs one batch forward and back on a throw-away network.</source>
            <translation>Rechnet einen Batch vorwärts und zurück, auf einem Netz zum Wegwerfen.</translation>
        </message>
        <message>
            <source>Sample</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Speichern unter …</translation>
        </message>
        <message>
            <source>Save the filters through time…</source>
            <translation>Filter im Lauf der Zeit speichern …</translation>
        </message>
        <message>
            <source>Save the map through time…</source>
            <translation>Karte im Lauf der Zeit speichern …</translation>
        </message>
        <message>
            <source>Save the plots…</source>
            <translation>Kurven speichern …</translation>
        </message>
        <message>
            <source>Save to Blocks</source>
            <translation>Zu den Blöcken legen</translation>
        </message>
        <message>
            <source>Saves the chosen map after every epoch as an animated PNG or a GIF.</source>
            <translation>Speichert die gewählte Karte nach jeder Epoche als animiertes PNG oder als GIF.</translation>
        </message>
        <message>
            <source>Saves the layer's filters after every epoch as an animated PNG or a GIF.</source>
            <translation>Speichert die Filter der Schicht nach jeder Epoche als animiertes PNG oder als GIF.</translation>
        </message>
        <message>
            <source>Saves the plots as PNG, as SVG, or every point of them as CSV.</source>
            <translation>Speichert die Kurven als PNG, als SVG, oder jeden ihrer Punkte als CSV.</translation>
        </message>
        <message>
            <source>Saves what Inspect shows as PNG, as SVG, or its numbers as CSV.</source>
            <translation>Speichert, was „Ansehen“ zeigt, als PNG, als SVG, oder seine Zahlen als CSV.</translation>
        </message>
        <message>
            <source>Says which version this is, and under which licence.</source>
            <translation>Sagt, welche Version dies ist und unter welcher Lizenz.</translation>
        </message>
        <message>
            <source>Scale of the loss</source>
            <translation>Skala des Loss</translation>
        </message>
        <message>
            <source>Scan the data again</source>
            <translation>Daten neu durchsehen</translation>
        </message>
        <message>
            <source>Search layers</source>
            <translation>Schichten suchen</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Alles auswählen</translation>
        </message>
        <message>
            <source>Select next wire</source>
            <translation>Nächste Verbindung auswählen</translation>
        </message>
        <message>
            <source>Select what follows</source>
            <translation>Auswählen, was folgt</translation>
        </message>
        <message>
            <source>Select what leads here</source>
            <translation>Auswählen, was hierher führt</translation>
        </message>
        <message>
            <source>Selects a wire of the layer, then the next: Delete cuts it, Tab puts a layer onto it.</source>
            <translation>Wählt eine Verbindung der Schicht, dann die nächste: Entf trennt sie, Tab setzt eine Schicht darauf.</translation>
        </message>
        <message>
            <source>Selects every layer of the network that is shown.</source>
            <translation>Wählt alle Schichten des gezeigten Netzes aus.</translation>
        </message>
        <message>
            <source>Selects every layer that follows from the selected ones too.</source>
            <translation>Wählt auch jede Schicht aus, die auf die gewählten folgt.</translation>
        </message>
        <message>
            <source>Selects every layer that leads to the selected ones too.</source>
            <translation>Wählt auch jede Schicht aus, die zu den gewählten führt.</translation>
        </message>
        <message>
            <source>Selects the layer before, along the wire.</source>
            <translation>Wählt die Schicht davor, entlang der Verbindung.</translation>
        </message>
        <message>
            <source>Selects the layer behind, along the wire.</source>
            <translation>Wählt die Schicht dahinter, entlang der Verbindung.</translation>
        </message>
        <message>
            <source>Selects the nearest layer at the left.</source>
            <translation>Wählt die nächste Schicht links.</translation>
        </message>
        <message>
            <source>Selects the nearest layer at the right.</source>
            <translation>Wählt die nächste Schicht rechts.</translation>
        </message>
        <message>
            <source>Sets last layer, Output and loss for classes, labels, numbers or pixels.</source>
            <translation>Stellt letzte Schicht, Output und Loss auf Klassen, Labels, Zahlen oder Pixel ein.</translation>
        </message>
        <message>
            <source>Shape arithmetic</source>
            <translation>Rechnung zur Form</translation>
        </message>
        <message>
            <source>Show the hints again</source>
            <translation>Hinweise noch einmal zeigen</translation>
        </message>
        <message>
            <source>Shows by seven methods which pixels raise the score of two classes.</source>
            <translation>Zeigt mit sieben Methoden, welche Pixel den Score von zwei Klassen heben.</translation>
        </message>
        <message>
            <source>Shows changes that a crash left unsaved, and the last saved versions.</source>
            <translation>Zeigt Änderungen, die ein Absturz ungespeichert ließ, und die zuletzt gespeicherten Fassungen.</translation>
        </message>
        <message>
            <source>Shows curves, settings and networks of runs side by side.</source>
            <translation>Zeigt Kurven, Einstellungen und Netze von Läufen nebeneinander.</translation>
        </message>
        <message>
            <source>Shows every run of the project in a table, to search, sort and compare.</source>
            <translation>Zeigt jeden Lauf des Projekts in einer Tabelle zum Suchen, Sortieren und Vergleichen.</translation>
        </message>
        <message>
            <source>Shows everything a quarter larger.</source>
            <translation>Zeigt alles um ein Viertel größer.</translation>
        </message>
        <message>
            <source>Shows everything as large as the system shows its text.</source>
            <translation>Zeigt alles so groß, wie das System seinen Text zeigt.</translation>
        </message>
        <message>
            <source>Shows everything at its usual size.</source>
            <translation>Zeigt alles in seiner üblichen Größe.</translation>
        </message>
        <message>
            <source>Shows everything larger by half.</source>
            <translation>Zeigt alles um die Hälfte größer.</translation>
        </message>
        <message>
            <source>Shows how every dimension of the layer's output comes about.</source>
            <translation>Zeigt, wie jede Dimension der Ausgabe der Schicht zustande kommt.</translation>
        </message>
        <message>
            <source>Shows how far one gets on these data without a network.</source>
            <translation>Zeigt, wie weit man mit diesen Daten ohne Netz kommt.</translation>
        </message>
        <message>
            <source>Shows larger changes of the selected layers with their effect.</source>
            <translation>Zeigt größere Umbauten der gewählten Schichten mit ihrer Wirkung.</translation>
        </message>
        <message>
            <source>Shows settings that suit data and network, with a reason for each, and those that you have kept.</source>
            <translation>Zeigt Einstellungen, die zu Daten und Netz passen, jede mit einem Grund, und die selbst aufgehobenen.</translation>
        </message>
        <message>
            <source>Shows ten short lessons that notice what you do.</source>
            <translation>Zeigt zehn kurze Lektionen, die merken, was man tut.</translation>
        </message>
        <message>
            <source>Shows the block as it is in the repetition after.</source>
            <translation>Zeigt den Block, wie er in der nächsten Wiederholung ist.</translation>
        </message>
        <message>
            <source>Shows the block as it is in the repetition before.</source>
            <translation>Zeigt den Block, wie er in der vorigen Wiederholung ist.</translation>
        </message>
        <message>
            <source>Shows the bundled networks, to begin with a copy of one.</source>
            <translation>Zeigt die mitgelieferten Netze, um mit einer Kopie davon zu beginnen.</translation>
        </message>
        <message>
            <source>Shows the costs of every layer in a window of their own.</source>
            <translation>Zeigt die Kosten jeder Schicht in einem eigenen Fenster.</translation>
        </message>
        <message>
            <source>Shows the curves as numbers, a row for each epoch.</source>
            <translation>Zeigt die Kurven als Zahlen, eine Zeile je Epoche.</translation>
        </message>
        <message>
            <source>Shows the map after, of the layer that is looked into.</source>
            <translation>Zeigt die nächste Karte der Schicht, in die man sieht.</translation>
        </message>
        <message>
            <source>Shows the map before, of the layer that is looked into.</source>
            <translation>Zeigt die vorige Karte der Schicht, in die man sieht.</translation>
        </message>
        <message>
            <source>Shows the maps after another epoch beside those of this one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shows the maps from before the network was edited beside those of now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shows the maps of another run, for the same image, beside these.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shows the maps of the layer for another image beside those of this one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shows the network in its full size.</source>
            <translation>Zeigt das Netz in voller Größe.</translation>
        </message>
        <message>
            <source>Shows the network larger.</source>
            <translation>Zeigt das Netz größer.</translation>
        </message>
        <message>
            <source>Shows the network smaller.</source>
            <translation>Zeigt das Netz kleiner.</translation>
        </message>
        <message>
            <source>Shows the network that the block is in.</source>
            <translation>Zeigt das Netz, in dem der Block liegt.</translation>
        </message>
        <message>
            <source>Shows the run in a folder, and its curves as they grow while another process trains it.</source>
            <translation>Zeigt den Lauf in einem Ordner, und seine Kurven, wie sie wachsen, während ein anderer Prozess ihn trainiert.</translation>
        </message>
        <message>
            <source>Shows the runs that were thrown away, to put back or delete them.</source>
            <translation>Zeigt die weggeworfenen Läufe, um sie zurückzuholen oder zu löschen.</translation>
        </message>
        <message>
            <source>Shows the selected layers as large as they fit.</source>
            <translation>Zeigt die gewählten Schichten so groß, wie sie passen.</translation>
        </message>
        <message>
            <source>Shows the steps between the data and the network, each at work.</source>
            <translation>Zeigt die Stufen zwischen den Daten und dem Netz, jede bei der Arbeit.</translation>
        </message>
        <message>
            <source>Shows the three hints of the first start once more.</source>
            <translation>Zeigt die drei Hinweise des ersten Starts noch einmal.</translation>
        </message>
        <message>
            <source>Shows the whole network, at 100 % at most.</source>
            <translation>Zeigt das ganze Netz, höchstens mit 100 %.</translation>
        </message>
        <message>
            <source>Shows what is looked at after one epoch after the other, or stops.</source>
            <translation>Zeigt das Betrachtete Epoche für Epoche, oder hält an.</translation>
        </message>
        <message>
            <source>Shows what the generator of the run painted after each epoch.</source>
            <translation>Zeigt, was der Generator des Laufs nach jeder Epoche gemalt hat.</translation>
        </message>
        <message>
            <source>Shows which class is taken for which, and the images of each pair.</source>
            <translation>Zeigt, welche Klasse für welche gehalten wird, und die Bilder jedes Paars.</translation>
        </message>
        <message>
            <source>Size 100 %</source>
            <translation>Größe 100 %</translation>
        </message>
        <message>
            <source>Size 125 %</source>
            <translation>Größe 125 %</translation>
        </message>
        <message>
            <source>Size 150 %</source>
            <translation>Größe 150 %</translation>
        </message>
        <message>
            <source>Smooth less</source>
            <translation>Weniger glätten</translation>
        </message>
        <message>
            <source>Smooth more</source>
            <translation>Mehr glätten</translation>
        </message>
        <message>
            <source>Smooths the curves less, down to the raw values.</source>
            <translation>Glättet die Kurven weniger, bis hinab zu den rohen Werten.</translation>
        </message>
        <message>
            <source>Smooths the curves more; the raw ones stay behind them.</source>
            <translation>Glättet die Kurven mehr; die rohen bleiben dahinter.</translation>
        </message>
        <message>
            <source>Speaks the language of the system, if there is a translation.</source>
            <translation>Spricht die Sprache des Systems, wenn es dafür eine Übersetzung gibt.</translation>
        </message>
        <message>
            <source>Speaks this language from the next start on.</source>
            <translation>Spricht diese Sprache ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>Star on the run</source>
            <translation>Stern am Lauf</translation>
        </message>
        <message>
            <source>Starts the runs that wait, one after the other, or lets them wait.</source>
            <translation>Startet die wartenden Läufe nacheinander, oder lässt sie warten.</translation>
        </message>
        <message>
            <source>Step by step…</source>
            <translation>Schritt für Schritt …</translation>
        </message>
        <message>
            <source>Steps through a convolution or pooling of numbers that you type.</source>
            <translation>Geht Schritt für Schritt durch eine Faltung oder ein Pooling von eingetippten Zahlen.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Sweep…</source>
            <translation>Suchlauf …</translation>
        </message>
        <message>
            <source>Switch off or on</source>
            <translation>Aus- oder einschalten</translation>
        </message>
        <message>
            <source>Table of mistakes (confusion)</source>
            <translation>Tabelle der Irrtümer (Konfusion)</translation>
        </message>
        <message>
            <source>Takes one step on a copy and shows it: forward, loss, backward, update.</source>
            <translation>Macht einen Schritt an einer Kopie und zeigt ihn: vorwärts, Loss, rückwärts, Änderung.</translation>
        </message>
        <message>
            <source>Takes the last change of the project back.</source>
            <translation>Nimmt die letzte Änderung am Projekt zurück.</translation>
        </message>
        <message>
            <source>Takes the picture that was copied last, and says what the network makes of it.</source>
            <translation>Nimmt das zuletzt kopierte Bild und sagt, was das Netz daraus macht.</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Schrift</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Throws the run on screen away; it can be brought back.</source>
            <translation>Wirft den gezeigten Lauf weg; man kann ihn zurückholen.</translation>
        </message>
        <message>
            <source>Title and note…</source>
            <translation>Titel und Notiz …</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Trainieren</translation>
        </message>
        <message>
            <source>Train on from this epoch</source>
            <translation>Ab dieser Epoche weiter trainieren</translation>
        </message>
        <message>
            <source>Train or pause</source>
            <translation>Trainieren oder pausieren</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Trains a new run that begins with the weights of the epoch in Inspect.</source>
            <translation>Trainiert einen neuen Lauf, der mit den Gewichten der Epoche in „Ansehen“ beginnt.</translation>
        </message>
        <message>
            <source>Tries values of settings in many runs, and compares what came of them.</source>
            <translation>Probiert Werte von Einstellungen in vielen Läufen und vergleicht, was herauskam.</translation>
        </message>
        <message>
            <source>Try one batch</source>
            <translation>Batch testen</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Unpin</source>
            <translation>Angeheftetes lösen</translation>
        </message>
        <message>
            <source>Unroll repetitions</source>
            <translation>Wiederholungen ausschreiben</translation>
        </message>
        <message>
            <source>Use data of a file…</source>
            <translation>Daten einer Datei benutzen …</translation>
        </message>
        <message>
            <source>Use data of a folder…</source>
            <translation>Daten eines Ordners benutzen …</translation>
        </message>
        <message>
            <source>Uses dark colours.</source>
            <translation>Nimmt dunkle Farben.</translation>
        </message>
        <message>
            <source>Uses light colours.</source>
            <translation>Nimmt helle Farben.</translation>
        </message>
        <message>
            <source>Uses the system's own colours, with all the contrast they can give.</source>
            <translation>Nimmt die Farben des Systems selbst, mit allem Kontrast, den sie hergeben.</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <source>What was painted…</source>
            <translation>Was gemalt wurde …</translation>
        </message>
        <message>
            <source>Writes a note on the run on screen.</source>
            <translation>Schreibt eine Notiz zum gezeigten Lauf.</translation>
        </message>
        <message>
            <source>Writes in the system's font instead of Inter, from the next start on.</source>
            <translation>Schreibt ab dem nächsten Start in der Schrift des Systems statt in Inter.</translation>
        </message>
        <message>
            <source>Writes the project to another file, which is its own from then on.</source>
            <translation>Schreibt das Projekt in eine andere Datei, die von da an die seine ist.</translation>
        </message>
        <message>
            <source>Writes the project to its file, or asks where if it has none.</source>
            <translation>Schreibt das Projekt in seine Datei, oder fragt, wohin, wenn es keine hat.</translation>
        </message>
        <message>
            <source>Writes the run on screen as one web page: network, curves, mistakes, evidence, filters and maps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Writes the selected block, or the one that is shown, to a file.</source>
            <translation>Schreibt den gewählten Block, oder den gezeigten, in eine Datei.</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
    </context>
    <context>
        <name>Advice</name>
        <message>
            <source>2 images or more in the last batch</source>
            <translation>2 Bilder oder mehr im letzten Batch</translation>
        </message>
        <message>
            <source>A 6 that is turned over is a 9; a 2 mirrored is none.</source>
            <translation>Eine 6, auf den Kopf gestellt, ist eine 9; eine gespiegelte 2 ist keine.</translation>
        </message>
        <message>
            <source>A Softmax of a single score is always 1: nothing can be learned</source>
            <translation>Ein Softmax von einem einzigen Score ist immer 1: so lässt sich nichts lernen</translation>
        </message>
        <message>
            <source>A b that is mirrored is a d, and turned over a q.</source>
            <translation>Ein gespiegeltes b ist ein d, und auf den Kopf gestellt ein q.</translation>
        </message>
        <message>
            <source>A class for every pixel</source>
            <translation>Eine Klasse für jedes Pixel</translation>
        </message>
        <message>
            <source>A class for every pixel needs an image at the end, but {name} gives {shape}.</source>
            <translation>Eine Klasse für jedes Pixel braucht am Ende ein Bild, aber {name} gibt {shape}.</translation>
        </message>
        <message>
            <source>A map of scores for each class. Cross-entropy per pixel, with Dice for small regions.</source>
            <translation>Eine Karte von Scores für jede Klasse. Kreuzentropie je Pixel, mit Dice für kleine Gebiete.</translation>
        </message>
        <message>
            <source>A score for each class; they compete, their softmax adds up to 1. Cross-entropy.</source>
            <translation>Ein Score für jede Klasse; sie konkurrieren, ihr Softmax ergibt zusammen 1. Kreuzentropie.</translation>
        </message>
        <message>
            <source>A score for each label; each is a yes or no of its own, by sigmoid. Binary cross-entropy.</source>
            <translation>Ein Score für jedes Label; jedes ist ein eigenes Ja oder Nein, durch die Sigmoid. Binäre Kreuzentropie.</translation>
        </message>
        <message>
            <source>Add Input {shape}</source>
            <translation>Input {shape} hinzufügen</translation>
        </message>
        <message>
            <source>Add Output after {name}</source>
            <translation>Output nach {name} hinzufügen</translation>
        </message>
        <message>
            <source>Add the step Normalize per channel</source>
            <translation>Stufe „Je Kanal normalisieren“ hinzufügen</translation>
        </message>
        <message>
            <source>Add {layers} for {classes} classes after {name}</source>
            <translation>{layers} für {classes} Klassen nach {name} hinzufügen</translation>
        </message>
        <message>
            <source>All weights of {node} begin equal</source>
            <translation>Alle Gewichte von {node} beginnen gleich</translation>
        </message>
        <message>
            <source>BatchNorm behind each convolution makes training faster and steadier.</source>
            <translation>Eine BatchNorm nach jeder Faltung macht das Training schneller und ruhiger.</translation>
        </message>
        <message>
            <source>BatchNorm takes the bias of {names} out again</source>
            <translation>BatchNorm nimmt den Bias von {names} wieder heraus</translation>
        </message>
        <message>
            <source>Binary cross-entropy contains a Sigmoid already</source>
            <translation>Die binäre Kreuzentropie enthält schon eine Sigmoid</translation>
        </message>
        <message>
            <source>Channels usually grow as maps shrink: 16 or 32 is a beginning.</source>
            <translation>Meist werden es mehr Kanäle, wenn die Karten kleiner werden: 16 oder 32 sind ein Anfang.</translation>
        </message>
        <message>
            <source>Cross-entropy contains a LogSoftmax already: this one changes nothing</source>
            <translation>Die Kreuzentropie enthält schon einen LogSoftmax: dieser ändert nichts</translation>
        </message>
        <message>
            <source>Cross-entropy contains a Softmax already</source>
            <translation>Die Kreuzentropie enthält schon einen Softmax</translation>
        </message>
        <message>
            <source>Disconnect {source} from {target}</source>
            <translation>{source} von {target} trennen</translation>
        </message>
        <message>
            <source>Divide mean and deviation by 255</source>
            <translation>Mittelwert und Abweichung durch 255 teilen</translation>
        </message>
        <message>
            <source>Each label is a yes or no of its own, but Softmax makes them compete</source>
            <translation>Jedes Label ist ein eigenes Ja oder Nein, aber Softmax lässt sie konkurrieren</translation>
        </message>
        <message>
            <source>End with: {title}</source>
            <translation>Enden mit: {title}</translation>
        </message>
        <message>
            <source>Equal filters get equal gradients and stay equal for ever.</source>
            <translation>Gleiche Filter bekommen gleiche Gradienten und bleiben für immer gleich.</translation>
        </message>
        <message>
            <source>Expected {expected}, got {got}.</source>
            <translation>Erwartet {expected}, ist {got}.</translation>
        </message>
        <message>
            <source>Flatten of axes {start} to {end}</source>
            <translation>Flatten der Achsen {start} bis {end}</translation>
        </message>
        <message>
            <source>Flipping</source>
            <translation>Spiegeln</translation>
        </message>
        <message>
            <source>Insert Linear {score:,} → {classes:,}</source>
            <translation>Linear {score:,} → {classes:,} einfügen</translation>
        </message>
        <message>
            <source>Insert ReLU after {source}</source>
            <translation>ReLU nach {source} einfügen</translation>
        </message>
        <message>
            <source>Insert Upsample to {size}</source>
            <translation>Upsample auf {size} einfügen</translation>
        </message>
        <message>
            <source>Insert {type} before {below}</source>
            <translation>{type} vor {below} einfügen</translation>
        </message>
        <message>
            <source>Insert {what}</source>
            <translation>{what} einfügen</translation>
        </message>
        <message>
            <source>Insert {what} after {source}</source>
            <translation>{what} nach {source} einfügen</translation>
        </message>
        <message>
            <source>Join {source} to {target}</source>
            <translation>{source} mit {target} verbinden</translation>
        </message>
        <message>
            <source>Linear {have} → {want}</source>
            <translation>Linear {have} → {want}</translation>
        </message>
        <message>
            <source>Loss: {before} → {after}</source>
            <translation>Loss: {before} → {after}</translation>
        </message>
        <message>
            <source>Lower the angle of {title} to {degrees:g}°</source>
            <translation>Winkel von {title} auf {degrees:g}° verkleinern</translation>
        </message>
        <message>
            <source>Make the images grey</source>
            <translation>Bilder grau machen</translation>
        </message>
        <message>
            <source>Measure mean and deviation on the training images</source>
            <translation>Mittelwert und Abweichung an den Trainingsbildern messen</translation>
        </message>
        <message>
            <source>Move {first} behind {second}</source>
            <translation>{first} hinter {second} setzen</translation>
        </message>
        <message>
            <source>No activation lies between {first} and {second}</source>
            <translation>Zwischen {first} und {second} liegt keine Aktivierung</translation>
        </message>
        <message>
            <source>No activation lies between {first} and {second}, nor at {number} more</source>
            <translation>Zwischen {first} und {second} liegt keine Aktivierung, auch an {number} weiteren Stellen nicht</translation>
        </message>
        <message>
            <source>Normalize per channel instead</source>
            <translation>Stattdessen je Kanal normalisieren</translation>
        </message>
        <message>
            <source>Nothing uses what this layer gives</source>
            <translation>Nichts nutzt, was diese Schicht ausgibt</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <source>Of scores 5, 5 and −5 it makes 0.50, 0.50 and 0; the sigmoid of binary cross-entropy 0.99, 0.99 and 0.01.</source>
            <translation>Aus Scores 5, 5 und −5 macht er 0.50, 0.50 und 0; die Sigmoid der binären Kreuzentropie 0.99, 0.99 und 0.01.</translation>
        </message>
        <message>
            <source>One of several classes</source>
            <translation>Eine von mehreren Klassen</translation>
        </message>
        <message>
            <source>One output for each number, as it is. Mean squared error.</source>
            <translation>Eine Ausgabe für jede Zahl, so wie sie ist. Mittlerer quadratischer Fehler.</translation>
        </message>
        <message>
            <source>One score; above 0 means yes. Its sigmoid is the probability. Binary cross-entropy.</source>
            <translation>Ein Score; über 0 heißt Ja. Seine Sigmoid ist die Wahrscheinlichkeit. Binäre Kreuzentropie.</translation>
        </message>
        <message>
            <source>Only images of {times} fit {name}</source>
            <translation>Nur Bilder von {times} passen zu {name}</translation>
        </message>
        <message>
            <source>Output and {title} differ in how many numbers</source>
            <translation>Output und {title} haben verschieden viele Zahlen</translation>
        </message>
        <message>
            <source>Output and {title} differ in their labels</source>
            <translation>Output und {title} haben verschiedene Labels</translation>
        </message>
        <message>
            <source>Output and {title} differ in their number of classes</source>
            <translation>Output und {title} haben verschieden viele Klassen</translation>
        </message>
        <message>
            <source>Pad the images to {size}</source>
            <translation>Bilder auf {size} auffüllen</translation>
        </message>
        <message>
            <source>Pixels range {low:g} … {high:g}: normalize them per channel. BatchNorm does not replace it</source>
            <translation>Die Pixel reichen von {low:g} bis {high:g}: je Kanal normalisieren. BatchNorm ersetzt das nicht</translation>
        </message>
        <message>
            <source>Remove the field {name} of {node}</source>
            <translation>Das Feld {name} von {node} entfernen</translation>
        </message>
        <message>
            <source>Remove the step {title}</source>
            <translation>Stufe {title} entfernen</translation>
        </message>
        <message>
            <source>Remove {first}</source>
            <translation>{first} entfernen</translation>
        </message>
        <message>
            <source>Remove {first} and {rest} behind it</source>
            <translation>{first} und {rest} dahinter entfernen</translation>
        </message>
        <message>
            <source>Remove {node} from {definition}</source>
            <translation>{node} aus {definition} entfernen</translation>
        </message>
        <message>
            <source>Rename the second {node} to {name}</source>
            <translation>Die zweite Schicht {node} in {name} umbenennen</translation>
        </message>
        <message>
            <source>Repeat the grey images in three channels</source>
            <translation>Graue Bilder in drei Kanälen wiederholen</translation>
        </message>
        <message>
            <source>Replace {node} by {type_name}</source>
            <translation>{node} durch {type_name} ersetzen</translation>
        </message>
        <message>
            <source>Resize the images to {size}</source>
            <translation>Bilder auf {size} skalieren</translation>
        </message>
        <message>
            <source>Set kernel_size of {node} to {size} and padding to {padding}</source>
            <translation>kernel_size von {node} auf {size} und padding auf {padding} setzen</translation>
        </message>
        <message>
            <source>Set out_features of {name} and classes of {output} to {classes}</source>
            <translation>out_features von {name} und classes von {output} auf {classes} setzen</translation>
        </message>
        <message>
            <source>Set padding of {count} convolutions to keep the size</source>
            <translation>padding von {count} Faltungen so setzen, dass die Größe bleibt</translation>
        </message>
        <message>
            <source>Set padding of {name} to keep the size</source>
            <translation>padding von {name} so setzen, dass die Größe bleibt</translation>
        </message>
        <message>
            <source>Set {name} of {node} to {value}</source>
            <translation>{name} von {node} auf {value} setzen</translation>
        </message>
        <message>
            <source>Set {values}</source>
            <translation>{values} setzen</translation>
        </message>
        <message>
            <source>Several labels at once</source>
            <translation>Mehrere Labels zugleich</translation>
        </message>
        <message>
            <source>So deep, plain networks often train worse than shallow ones: add residuals.</source>
            <translation>So tiefe, schlichte Netze lernen oft schlechter als flache: Residuen helfen.</translation>
        </message>
        <message>
            <source>The data feed one Input, and there is another</source>
            <translation>Die Daten speisen einen Input, und es gibt noch einen</translation>
        </message>
        <message>
            <source>The generator paints images of another size</source>
            <translation>Der Generator malt Bilder einer anderen Größe</translation>
        </message>
        <message>
            <source>The heart is on the left: a side is a finding.</source>
            <translation>Das Herz sitzt links: eine Seite ist ein Befund.</translation>
        </message>
        <message>
            <source>The images of {title} are larger than the Input</source>
            <translation>Die Bilder von {title} sind größer als der Input</translation>
        </message>
        <message>
            <source>The images of {title} do not fit the Input</source>
            <translation>Die Bilder von {title} passen nicht zum Input</translation>
        </message>
        <message>
            <source>The labels stay true: these are other images</source>
            <translation>Die Labels bleiben wahr: es sind andere Bilder</translation>
        </message>
        <message>
            <source>The loss cannot fall below ln(1+{number}/e) = {floor:.4f}.</source>
            <translation>Der Loss kann nicht unter ln(1+{number}/e) = {floor:.4f} fallen.</translation>
        </message>
        <message>
            <source>The loss is computed at one Output, and there is another</source>
            <translation>Der Loss wird an einem Output berechnet, und es gibt noch einen</translation>
        </message>
        <message>
            <source>The loss {loss} does not go with {title}</source>
            <translation>Der Loss {loss} passt nicht zu {title}</translation>
        </message>
        <message numerus="yes">
            <source>The map at {node} is only {times} after {n} downsamplings</source>
            <translation>
                <numerusform>Die Karte bei {node} ist nach {n} Verkleinerung nur noch {times}</numerusform>
                <numerusform>Die Karte bei {node} ist nach {n} Verkleinerungen nur noch {times}</numerusform>
            </translation>
        </message>
        <message>
            <source>The maps of scores are not as large as the masks</source>
            <translation>Die Karten von Scores sind nicht so groß wie die Masken</translation>
        </message>
        <message>
            <source>The mean entered lies outside of the values it is for</source>
            <translation>Der eingegebene Mittelwert liegt außerhalb der Werte, für die er gilt</translation>
        </message>
        <message>
            <source>The network has no Input</source>
            <translation>Das Netz hat keinen Input</translation>
        </message>
        <message>
            <source>The network has no Output</source>
            <translation>Das Netz hat keinen Output</translation>
        </message>
        <message>
            <source>The network is empty</source>
            <translation>Das Netz ist leer</translation>
        </message>
        <message>
            <source>The network needs exactly one Output first.</source>
            <translation>Das Netz braucht erst genau einen Output.</translation>
        </message>
        <message>
            <source>The parts need more images than {title} have</source>
            <translation>Die Teile brauchen mehr Bilder, als {title} haben</translation>
        </message>
        <message>
            <source>The statistics entered are of another number of channels</source>
            <translation>Die eingegebene Statistik gilt für eine andere Zahl von Kanälen</translation>
        </message>
        <message>
            <source>Turning by up to {degrees:g}°</source>
            <translation>Drehen um bis zu {degrees:g}°</translation>
        </message>
        <message>
            <source>Two layers are named {node}</source>
            <translation>Zwei Schichten heißen {node}</translation>
        </message>
        <message>
            <source>Two linear layers in a row compute no more than one linear map.</source>
            <translation>Zwei lineare Schichten hintereinander berechnen nicht mehr als eine lineare Abbildung.</translation>
        </message>
        <message>
            <source>What leads to the Output does not work yet.</source>
            <translation>Was zum Output führt, geht noch nicht.</translation>
        </message>
        <message>
            <source>With GlobalAvgPool in the place of Flatten any size would.</source>
            <translation>Mit GlobalAvgPool statt Flatten passte jede Größe.</translation>
        </message>
        <message numerus="yes">
            <source>Without padding {n} convolutions trim the map from {before} to {behind}</source>
            <translation>
                <numerusform>Ohne Rand stutzt {name} die Karte von {before} auf {behind}</numerusform>
                <numerusform>Ohne Rand stutzen {n} Faltungen die Karte von {before} auf {behind}</numerusform>
            </translation>
        </message>
        <message>
            <source>Yes or no</source>
            <translation>Ja oder Nein</translation>
        </message>
        <message>
            <source>a loss for {task}</source>
            <translation>ein Loss für {task}</translation>
        </message>
        <message>
            <source>a mean near 0 and a deviation near 1</source>
            <translation>ein Mittelwert nahe 0 und eine Abweichung nahe 1</translation>
        </message>
        <message>
            <source>a name of its own for each layer</source>
            <translation>ein eigener Name für jede Schicht</translation>
        </message>
        <message>
            <source>about {mean:.3g} and {deviation:.3g}</source>
            <translation>etwa {mean:.3g} und {deviation:.3g}</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <source>digit</source>
            <translation>Ziffer</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>medical</source>
            <translation>medizinisch</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
        <message>
            <source>one Input, {inputs}</source>
            <translation>ein Input, {inputs}</translation>
        </message>
        <message>
            <source>one Output, {outputs}</source>
            <translation>ein Output, {outputs}</translation>
        </message>
        <message>
            <source>raw scores</source>
            <translation>rohe Scores</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>the values of {node}</source>
            <translation>die Werte von {node}</translation>
        </message>
        <message>
            <source>{before} → {output}: channels usually grow as maps shrink.</source>
            <translation>{before} → {output}: meist werden es mehr Kanäle, wenn die Karten kleiner werden.</translation>
        </message>
        <message>
            <source>{change} and join {source} to {target}</source>
            <translation>{change} und {source} mit {target} verbinden</translation>
        </message>
        <message>
            <source>{classes} classes</source>
            <translation>{classes} Klassen</translation>
        </message>
        <message>
            <source>{count:,} of {total:,}; a GlobalAvgPool needs far fewer.</source>
            <translation>{count:,} von {total:,}; ein GlobalAvgPool braucht viel weniger.</translation>
        </message>
        <message>
            <source>{count:,} parameters for {images:,} training images</source>
            <translation>{count:,} Parameter für {images:,} Trainingsbilder</translation>
        </message>
        <message>
            <source>{count} convolutions and no normalization</source>
            <translation>{count} Faltungen und keine Normalisierung</translation>
        </message>
        <message>
            <source>{count} filters of 3 × 3 see as much as the {side} × {side} of {nodes}</source>
            <translation>{count} Filter von 3 × 3 sehen so viel wie die {side} × {side} von {nodes}</translation>
        </message>
        <message>
            <source>{count} poolings: some could be convolutions with stride 2</source>
            <translation>{count} Poolings: einige könnten Faltungen mit stride 2 sein</translation>
        </message>
        <message>
            <source>{deep} is deeper than {flat} ({layers} and {layers2} layers with weights) and yet trains worse: after {epoch} epochs its training loss is {loss:.4g}, against {loss2:.4g}. That is a problem of optimization, not of capacity: add shortcuts or BatchNorm.</source>
            <translation>{deep} ist tiefer als {flat} ({layers} und {layers2} Schichten mit Gewichten) und lernt doch schlechter: nach {epoch} Epochen ist der Loss im Training {loss:.4g}, gegen {loss2:.4g}. Das ist ein Problem der Optimierung, nicht der Kapazität: Abkürzungen oder BatchNorm hinzufügen.</translation>
        </message>
        <message>
            <source>{images:,} images at most</source>
            <translation>höchstens {images:,} Bilder</translation>
        </message>
        <message>
            <source>{images:,} images, {size:,} in a batch: 1 is left</source>
            <translation>{images:,} Bilder, {size:,} in einem Batch: 1 bleibt übrig</translation>
        </message>
        <message>
            <source>{layer} to {size}</source>
            <translation>{layer} auf {size}</translation>
        </message>
        <message>
            <source>{layer} {size} with {channels} channels</source>
            <translation>{layer} {size} mit {channels} Kanälen</translation>
        </message>
        <message>
            <source>{layer} {size} with {channels} channels, stride {stride},</source>
            <translation>{layer} {size} mit {channels} Kanälen, stride {stride},</translation>
        </message>
        <message>
            <source>{layer}, stride {stride},</source>
            <translation>{layer}, stride {stride},</translation>
        </message>
        <message>
            <source>{loss} works on raw scores, without Softmax</source>
            <translation>{loss} arbeitet auf rohen Scores, ohne Softmax</translation>
        </message>
        <message>
            <source>{most:,} values at most</source>
            <translation>höchstens {most:,} Werte</translation>
        </message>
        <message>
            <source>{most} weight layers without a shortcut</source>
            <translation>{most} Schichten mit Gewichten ohne Abkürzung</translation>
        </message>
        <message>
            <source>{name} ({type}) is added</source>
            <translation>{name} ({type}) kommt hinzu</translation>
        </message>
        <message>
            <source>{name} ({type}) is taken away</source>
            <translation>{name} ({type}) fällt weg</translation>
        </message>
        <message>
            <source>{name} and {number} more</source>
            <translation>{name} und {number} weiteren</translation>
        </message>
        <message>
            <source>{name} needs more than one image in every batch</source>
            <translation>{name} braucht mehr als ein Bild in jedem Batch</translation>
        </message>
        <message>
            <source>{name} to {value}</source>
            <translation>{name} auf {value}</translation>
        </message>
        <message>
            <source>{node} again</source>
            <translation>noch einmal {node}</translation>
        </message>
        <message>
            <source>{node} drops scores of the last Linear</source>
            <translation>{node} verwirft Scores der letzten Linear</translation>
        </message>
        <message numerus="yes">
            <source>{node} has only {n} filters</source>
            <translation>
                <numerusform>{node} hat nur {n} Filter</numerusform>
                <numerusform>{node} hat nur {n} Filter</numerusform>
            </translation>
        </message>
        <message>
            <source>{node} holds {number:.0%} of all parameters</source>
            <translation>{node} enthält {number:.0%} aller Parameter</translation>
        </message>
        <message>
            <source>{node} makes maps smaller and fewer at once</source>
            <translation>{node} macht die Karten zugleich kleiner und weniger</translation>
        </message>
        <message>
            <source>{node} works on raw pixels</source>
            <translation>{node} arbeitet auf rohen Pixeln</translation>
        </message>
        <message>
            <source>{number:,} for each: expect overfitting; augment or shrink.</source>
            <translation>je Bild {number:,}: Überanpassung ist zu erwarten; Bilder vermehren oder das Netz verkleinern.</translation>
        </message>
        <message numerus="yes">
            <source>{n} channels</source>
            <translation>
                <numerusform>{n} Kanal</numerusform>
                <numerusform>{n} Kanäle</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} labels</source>
            <translation>
                <numerusform>{n} Label</numerusform>
                <numerusform>{n} Labels</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} numbers</source>
            <translation>
                <numerusform>{n} Zahl</numerusform>
                <numerusform>{n} Zahlen</numerusform>
            </translation>
        </message>
        <message>
            <source>{shape} from {node}</source>
            <translation>{shape} von {node}</translation>
        </message>
        <message>
            <source>{shape} like {node}</source>
            <translation>{shape} wie {node}</translation>
        </message>
        <message>
            <source>{sign}{number:,} parameters</source>
            <translation>{sign}{number:,} Parameter</translation>
        </message>
        <message>
            <source>{smallest} rows and columns or more before the last convolution</source>
            <translation>mindestens {smallest} Zeilen und Spalten vor der letzten Faltung</translation>
        </message>
        <message>
            <source>{spare:,} parameters learn nothing: BatchNorm adds a shift itself.</source>
            <translation>{spare:,} Parameter lernen nichts: BatchNorm addiert selbst einen Versatz.</translation>
        </message>
        <message>
            <source>{stacked:,} weights instead of {whole:,}.</source>
            <translation>{stacked:,} Gewichte statt {whole:,}.</translation>
        </message>
        <message>
            <source>{title} and Input differ in channels</source>
            <translation>{title} und Input haben verschieden viele Kanäle</translation>
        </message>
        <message>
            <source>{title} need another end of the network</source>
            <translation>{title} brauchen ein anderes Ende des Netzes</translation>
        </message>
        <message>
            <source>{title} needs a matrix of {values:,} × {values:,}: per-channel normalization is usually enough</source>
            <translation>{title} braucht eine Matrix von {values:,} × {values:,}: je Kanal zu normalisieren reicht meist</translation>
        </message>
        <message>
            <source>{title} works on images, and the data are none</source>
            <translation>{title} arbeitet auf Bildern, und die Daten sind keine</translation>
        </message>
        <message>
            <source>{value} on {shape} from {node}</source>
            <translation>{value} bei {shape} von {node}</translation>
        </message>
        <message>
            <source>{weights:,} weights for {shape}, and none of them knows which pixels are neighbours. Convolutions do.</source>
            <translation>{weights:,} Gewichte für {shape}, und keines weiß, welche Pixel Nachbarn sind. Faltungen wissen es.</translation>
        </message>
        <message>
            <source>{what} a {tag} image can change its label</source>
            <translation>{what} kann das Label eines Bilds ändern (Art: {tag})</translation>
        </message>
        <message>
            <source>{what} and Linear {made:,} → {want:,}</source>
            <translation>{what} und Linear {made:,} → {want:,}</translation>
        </message>
    </context>
    <context>
        <name>AllImages</name>
        <message>
            <source>The images have masks: look at Masks.</source>
            <translation>Die Bilder haben Masken: siehe „Masken“.</translation>
        </message>
        <message>
            <source>The images have numbers for targets: look at Residuals.</source>
            <translation>Die Bilder haben Zahlen als Ziele: siehe „Residuen“.</translation>
        </message>
        <message>
            <source>The images have one class each: look at the confusion matrix.</source>
            <translation>Die Bilder haben je eine Klasse: siehe die Konfusionsmatrix.</translation>
        </message>
        <message>
            <source>The images have several labels each: look at Confusion of labels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The mean difference of neighbouring pixels.</source>
            <translation>Die mittlere Differenz benachbarter Pixel.</translation>
        </message>
        <message>
            <source>The mean of all values of an image, 0 to 1.</source>
            <translation>Der Mittelwert aller Werte eines Bildes, 0 bis 1.</translation>
        </message>
        <message>
            <source>The share of pixels that differ from the border by a quarter.</source>
            <translation>Der Anteil der Pixel, die vom Rand um ein Viertel abweichen.</translation>
        </message>
        <message>
            <source>The standard deviation of an image's values.</source>
            <translation>Die Standardabweichung der Werte eines Bildes.</translation>
        </message>
        <message>
            <source>brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>contrast</source>
            <translation>Kontrast</translation>
        </message>
        <message>
            <source>sharpness</source>
            <translation>Schärfe</translation>
        </message>
        <message>
            <source>size of what is drawn</source>
            <translation>Größe des Gezeichneten</translation>
        </message>
        <message>
            <source>test images</source>
            <translation>Testbilder</translation>
        </message>
        <message>
            <source>training images</source>
            <translation>Trainingsbilder</translation>
        </message>
        <message>
            <source>validation images</source>
            <translation>Validierungsbilder</translation>
        </message>
    </context>
    <context>
        <name>AllPage</name>
        <message>
            <source>Start with a sample, or add layers in Build.</source>
            <translation>Mit einem Beispiel beginnen, oder in „Bauen“ Schichten hinzufügen.</translation>
        </message>
        <message>
            <source>The engine is not running</source>
            <translation>Der Rechenkern läuft nicht</translation>
        </message>
        <message>
            <source>The images could not be judged</source>
            <translation>Die Bilder ließen sich nicht beurteilen</translation>
        </message>
        <message>
            <source>The network is no longer that of the run: train it with F5, or undo the changes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {0} are being judged</source>
            <translation>Die {0} werden beurteilt</translation>
        </message>
        <message>
            <source>There are too many scores to keep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no network to look into</source>
            <translation>Es gibt kein Netz zum Hineinsehen</translation>
        </message>
        <message>
            <source>This network is not trained yet</source>
            <translation>Dieses Netz ist noch nicht trainiert</translation>
        </message>
        <message>
            <source>This view is of other data</source>
            <translation>Diese Ansicht ist für andere Daten</translation>
        </message>
        <message>
            <source>Train it with F5: then you see here what the network says of all images. Click a layer to see its maps, also before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the network says of all images appears here when it runs again.</source>
            <translation>Was das Netz zu allen Bildern sagt, erscheint hier, wenn er wieder läuft.</translation>
        </message>
        <message>
            <source>What the network says of each of them appears here.</source>
            <translation>Was das Netz zu jedem davon sagt, erscheint hier.</translation>
        </message>
        <message>
            <source>weights after epoch {0}, step {1}; the run goes on</source>
            <translation>Gewichte nach Epoche {0}, Schritt {1}; der Lauf geht weiter</translation>
        </message>
        <message>
            <source>{0} images with all their labels are more than can be kept. Choose a smaller part of the data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} of {1} are judged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}; the table is being made again</source>
            <translation>{0}; die Tabelle wird neu gemacht</translation>
        </message>
        <message numerus="yes">
            <source>{n} of {count} {images} have a wrong label ({share})</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>Animations</name>
        <message>
            <source>Animated PNG (*.png);;GIF (*.gif)</source>
            <translation>Animiertes PNG (*.png);;GIF (*.gif)</translation>
        </message>
        <message>
            <source>Making {0} …</source>
            <translation>{0} wird erstellt …</translation>
        </message>
        <message>
            <source>Saved {0} as {1}.</source>
            <translation>{0} als {1} gespeichert.</translation>
        </message>
        <message>
            <source>Select a convolution: it has filters.</source>
            <translation>Eine Faltung auswählen: sie hat Filter.</translation>
        </message>
        <message numerus="yes">
            <source>{n} epochs</source>
            <translation>
                <numerusform>{n} Epoche</numerusform>
                <numerusform>{n} Epochen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AppBar</name>
        <message>
            <source>Build</source>
            <translation>Bauen</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Trainieren</translation>
        </message>
        <message>
            <source>Try one batch</source>
            <translation>Batch testen</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>bearbeitet</translation>
        </message>
        <message>
            <source>not saved</source>
            <translation>nicht gespeichert</translation>
        </message>
        <message>
            <source>read-only</source>
            <translation>schreibgeschützt</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>gespeichert</translation>
        </message>
    </context>
    <context>
        <name>Appearance</name>
        <message>
            <source>The text changes with the next start.</source>
            <translation>Die Schrift wechselt mit dem nächsten Start.</translation>
        </message>
    </context>
    <context>
        <name>Arithmetic</name>
        <message>
            <source>its layers give = {0}</source>
            <translation>seine Schichten geben = {0}</translation>
        </message>
        <message>
            <source>set to = {0}</source>
            <translation>gesetzt auf = {0}</translation>
        </message>
        <message>
            <source>the larger = {0}</source>
            <translation>der größere = {0}</translation>
        </message>
        <message>
            <source>unchanged = {0}</source>
            <translation>unverändert = {0}</translation>
        </message>
    </context>
    <context>
        <name>ArrangeActions</name>
        <message>
            <source>Align centres</source>
            <translation>Mitten untereinander</translation>
        </message>
        <message>
            <source>Align left edges</source>
            <translation>Linksbündig</translation>
        </message>
        <message>
            <source>Align lower edges</source>
            <translation>Untere Kanten auf eine Höhe</translation>
        </message>
        <message>
            <source>Align middles</source>
            <translation>Mitten auf eine Höhe</translation>
        </message>
        <message>
            <source>Align right edges</source>
            <translation>Rechtsbündig</translation>
        </message>
        <message>
            <source>Align upper edges</source>
            <translation>Obere Kanten auf eine Höhe</translation>
        </message>
        <message>
            <source>Boxes have an order of their own: show the layers again.</source>
            <translation>Quader haben eine eigene Ordnung: wieder die Schichten zeigen.</translation>
        </message>
        <message>
            <source>Equal gaps from left to right</source>
            <translation>Gleiche Abstände von links nach rechts</translation>
        </message>
        <message>
            <source>Equal gaps from top to bottom</source>
            <translation>Gleiche Abstände von oben nach unten</translation>
        </message>
        <message>
            <source>Select three layers or more.</source>
            <translation>Drei Schichten oder mehr auswählen.</translation>
        </message>
        <message>
            <source>Select two layers or more.</source>
            <translation>Zwei Schichten oder mehr auswählen.</translation>
        </message>
        <message>
            <source>The layers lie in order already.</source>
            <translation>Die Schichten liegen schon in Ordnung.</translation>
        </message>
        <message>
            <source>The narrow canvas has an order of its own: widen it.</source>
            <translation>Die schmale Leinwand hat eine eigene Ordnung: sie verbreitern.</translation>
        </message>
        <message>
            <source>There are no layers.</source>
            <translation>Es gibt keine Schichten.</translation>
        </message>
        <message>
            <source>They lie so already.</source>
            <translation>Sie liegen schon so.</translation>
        </message>
    </context>
    <context>
        <name>AscentPanel</name>
        <message>
            <source>Climbing from noise, step by step.</source>
            <translation>Aus Rauschen bergauf, Schritt für Schritt.</translation>
        </message>
        <message>
            <source>Gradient ascent from noise: the pixels that raise this channel most. No image of the data is used.</source>
            <translation>Gradientenaufstieg aus Rauschen: die Pixel, die diesen Kanal am meisten heben. Bilder der Daten werden nicht benutzt.</translation>
        </message>
        <message>
            <source>Image made for channel {0}</source>
            <translation>Bild, gemacht für Kanal {0}</translation>
        </message>
        <message>
            <source>Image made for it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make an image</source>
            <translation>Bild machen</translation>
        </message>
        <message>
            <source>Make it again</source>
            <translation>Noch einmal machen</translation>
        </message>
        <message>
            <source>No gradient arrives: the channel gives {0} for all noise that was tried.</source>
            <translation>Kein Gradient kommt an: der Kanal gibt {0} für alles Rauschen, das probiert wurde.</translation>
        </message>
        <message>
            <source>No image</source>
            <translation>Kein Bild</translation>
        </message>
        <message>
            <source>Raise the mean of the whole map: the pattern fills the image.</source>
            <translation>Den Mittelwert der ganzen Karte heben: das Muster füllt das Bild.</translation>
        </message>
        <message>
            <source>Raise the value in the middle of the map, as patches do.</source>
            <translation>Den Wert in der Mitte der Karte heben, wie es Ausschnitte tun.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>The mean of the map rose from {0} to {1}.</source>
            <translation>Der Mittelwert der Karte stieg von {0} auf {1}.</translation>
        </message>
        <message>
            <source>The value rose from {0} to {1}; the data reach {2}.</source>
            <translation>Der Wert stieg von {0} auf {1}; die Daten erreichen {2}.</translation>
        </message>
        <message>
            <source>What the image is made for</source>
            <translation>Wofür das Bild gemacht wird</translation>
        </message>
        <message>
            <source>one value</source>
            <translation>ein Wert</translation>
        </message>
        <message>
            <source>whole map</source>
            <translation>ganze Karte</translation>
        </message>
    </context>
    <context>
        <name>AttentionPage</name>
        <message>
            <source>Head {0}</source>
            <translation>Kopf {0}</translation>
        </message>
        <message>
            <source>Mean of all heads</source>
            <translation>Mittel aller Köpfe</translation>
        </message>
        <message>
            <source>Select a layer with attention.</source>
            <translation>Eine Schicht mit Attention auswählen.</translation>
        </message>
        <message>
            <source>Where {0} looks</source>
            <translation>Wohin {0} schaut</translation>
        </message>
        <message>
            <source>Which heads</source>
            <translation>Welche Köpfe</translation>
        </message>
        <message>
            <source>mean of all</source>
            <translation>Mittel aller</translation>
        </message>
        <message>
            <source>one head</source>
            <translation>ein Kopf</translation>
        </message>
        <message>
            <source>patch {0}, {1}</source>
            <translation>Ausschnitt {0}, {1}</translation>
        </message>
        <message>
            <source>rows look at columns, each sums to 1</source>
            <translation>Zeilen schauen auf Spalten, jede hat die Summe 1</translation>
        </message>
        <message>
            <source>share</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step {0}</source>
            <translation>Schritt {0}</translation>
        </message>
        <message>
            <source>{0} on patch {1}, {2}</source>
            <translation>{0} auf Ausschnitt {1}, {2}</translation>
        </message>
        <message>
            <source>{0} to {1} a patch</source>
            <translation>{0} bis {1} je Ausschnitt</translation>
        </message>
        <message>
            <source>{0}, {1} in all</source>
            <translation>{0}, insgesamt {1}</translation>
        </message>
        <message numerus="yes">
            <source>{n} heads</source>
            <translation>
                <numerusform>{n} Kopf</numerusform>
                <numerusform>{n} Köpfe</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AttributionPage</name>
        <message>
            <source>Attributions of image {0}</source>
            <translation>Attributionen von Bild {0}</translation>
        </message>
        <message>
            <source>Class beside</source>
            <translation>Klasse daneben</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Evidenz</translation>
        </message>
        <message>
            <source>Explain class</source>
            <translation>Klasse erklären</translation>
        </message>
        <message>
            <source>Grad-CAM at</source>
            <translation>Grad-CAM bei</translation>
        </message>
        <message>
            <source>Layer of Grad-CAM</source>
            <translation>Schicht für Grad-CAM</translation>
        </message>
        <message>
            <source>Red raises the score, blue lowers it, where a method tells both.</source>
            <translation>Rot hebt den Score, Blau senkt ihn, wo eine Methode beides sagt.</translation>
        </message>
        <message>
            <source>What is drawn</source>
            <translation>Was gezeichnet wird</translation>
        </message>
        <message>
            <source>beside</source>
            <translation>daneben</translation>
        </message>
        <message>
            <source>class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>for</source>
            <translation>dafür</translation>
        </message>
        <message>
            <source>for and against</source>
            <translation>dafür und dagegen</translation>
        </message>
        <message>
            <source>largest value</source>
            <translation>größter Wert</translation>
        </message>
        <message>
            <source>method</source>
            <translation>Methode</translation>
        </message>
        <message>
            <source>score</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>share of the pixels with 80 %</source>
            <translation>Anteil der Pixel mit 80 %</translation>
        </message>
        <message>
            <source>to be</source>
            <translation>Sollwert</translation>
        </message>
        <message>
            <source>values together</source>
            <translation>Summe der Werte</translation>
        </message>
    </context>
    <context>
        <name>AttributionSection</name>
        <message>
            <source>Evidence by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Explain class</source>
            <translation>Klasse erklären</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Schicht</translation>
        </message>
        <message>
            <source>Method of attribution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No evidence yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opacity</source>
            <translation>Deckkraft</translation>
        </message>
        <message>
            <source>The evidence in the first image appears here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} for class {1}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Attributions</name>
        <message>
            <source>80 % of the evidence for class {name} lies in {share} of the pixels.</source>
            <translation>80 % der Evidenz für Klasse {name} liegen in {share} der Pixel.</translation>
        </message>
        <message>
            <source>CAM</source>
            <translation>CAM</translation>
        </message>
        <message>
            <source>Grad-CAM</source>
            <translation>Grad-CAM</translation>
        </message>
        <message>
            <source>Guided backpropagation</source>
            <translation>Geführte Backpropagation</translation>
        </message>
        <message>
            <source>Integrated gradients</source>
            <translation>Integrierte Gradienten</translation>
        </message>
        <message>
            <source>Nothing here raises the score of class {name}.</source>
            <translation>Nichts hier hebt den Score der Klasse {name}.</translation>
        </message>
        <message>
            <source>Occlusion</source>
            <translation>Verdeckung</translation>
        </message>
        <message>
            <source>Saliency</source>
            <translation>Salienz</translation>
        </message>
        <message>
            <source>SmoothGrad</source>
            <translation>SmoothGrad</translation>
        </message>
        <message>
            <source>gradient, largest channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mean {mean}, score − bias {due}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sum {total}, rise of score {due}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>window {window}, stride {stride}, {fill}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{node}, {size} cells</source>
            <translation>{node}, {size} Zellen</translation>
        </message>
        <message>
            <source>{node}, {size} cells, no ReLU</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>{n} copies, noise {noise}</source>
            <translation>
                <numerusform>{n} Kopie, Rauschen {noise}</numerusform>
                <numerusform>{n} Kopien, Rauschen {noise}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} steps from {fill}</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>AxisRow</name>
        <message>
            <source>Do not try this setting</source>
            <translation>Diese Einstellung nicht probieren</translation>
        </message>
        <message>
            <source>Setting to try</source>
            <translation>Einstellung, die probiert wird</translation>
        </message>
        <message>
            <source>Values to try</source>
            <translation>Werte, die probiert werden</translation>
        </message>
    </context>
    <context>
        <name>BaselinePage</name>
        <message>
            <source>A baseline tells classes apart: these have other targets.</source>
            <translation>Eine Baseline unterscheidet Klassen: diese Daten haben andere Ziele.</translation>
        </message>
        <message>
            <source>A network that does not beat these was not worth its work. Nothing of your network is used, or changed.</source>
            <translation>Ein Netz, das diese nicht schlägt, war die Mühe nicht wert. Vom eigenen Netz wird nichts benutzt oder geändert.</translation>
        </message>
        <message>
            <source>Baselines</source>
            <translation>Baselines</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Choose the data first.</source>
            <translation>Erst die Daten wählen.</translation>
        </message>
        <message>
            <source>Comparisons</source>
            <translation>Vergleiche</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Abstand</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>How far does one get without a network?</source>
            <translation>Wie weit kommt man ohne Netz?</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>Aufgehoben</translation>
        </message>
        <message>
            <source>Linear baseline</source>
            <translation>Lineare Baseline</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Neighbours</source>
            <translation>Nachbarn</translation>
        </message>
        <message>
            <source>Neighbours k</source>
            <translation>Nachbarn k</translation>
        </message>
        <message>
            <source>Neighbours, nearest first</source>
            <translation>Nachbarn, der nächste zuerst</translation>
        </message>
        <message>
            <source>Not run yet</source>
            <translation>Noch nicht gerechnet</translation>
        </message>
        <message>
            <source>Progress of the baseline</source>
            <translation>Fortschritt der Baseline</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Time each</source>
            <translation>Zeit je Bild</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Validation samples, and their neighbours, nearest first</source>
            <translation>Bilder der Validierung und ihre Nachbarn, der nächste zuerst</translation>
        </message>
        <message>
            <source>What each class looks for: its weights</source>
            <translation>Wonach jede Klasse sucht: ihre Gewichte</translation>
        </message>
        <message>
            <source>k-NN baseline</source>
            <translation>k-NN-Baseline</translation>
        </message>
        <message>
            <source>{0} of the validation samples are right, with {1} parameters.</source>
            <translation>{0} der Validierung sind richtig, mit {1} Parametern.</translation>
        </message>
        <message numerus="yes">
            <source>{share} of the validation samples are right. Each answer compares with all {n} training samples.</source>
            <translation>
                <numerusform>{share} der Validierung sind richtig. Jede Antwort vergleicht mit {n} Trainingsbild.</numerusform>
                <numerusform>{share} der Validierung sind richtig. Jede Antwort vergleicht mit allen {n} Trainingsbildern.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Baselines</name>
        <message>
            <source>Linear, SVM</source>
            <translation>Linear, SVM</translation>
        </message>
        <message>
            <source>Linear, softmax</source>
            <translation>Linear, Softmax</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>Beginnt</translation>
        </message>
        <message>
            <source>k-NN</source>
            <translation>k-NN</translation>
        </message>
        <message>
            <source>{label}, at a distance of {distance}</source>
            <translation>{label}, im Abstand {distance}</translation>
        </message>
        <message>
            <source>{label}, said to be {answer}</source>
            <translation>{label}, Antwort {answer}</translation>
        </message>
    </context>
    <context>
        <name>BatchRow</name>
        <message>
            <source>full set</source>
            <translation>alles</translation>
        </message>
    </context>
    <context>
        <name>BeforeAfter</name>
        <message>
            <source>After</source>
            <translation>Danach</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Davor</translation>
        </message>
        <message>
            <source>It is off: what comes in goes on as it is.</source>
            <translation>Sie ist aus: was hereinkommt, geht weiter, wie es ist.</translation>
        </message>
        <message>
            <source>Next image</source>
            <translation>Nächstes Bild</translation>
        </message>
        <message>
            <source>No image yet</source>
            <translation>Noch kein Bild</translation>
        </message>
        <message>
            <source>Previous image</source>
            <translation>Voriges Bild</translation>
        </message>
        <message>
            <source>There is no image to show yet.</source>
            <translation>Es gibt noch kein Bild zu zeigen.</translation>
        </message>
        <message>
            <source>This draw leaves the image as it is.</source>
            <translation>Diese Ziehung lässt das Bild, wie es ist.</translation>
        </message>
        <message>
            <source>Training image {0} of {1}</source>
            <translation>Trainingsbild {0} von {1}</translation>
        </message>
        <message>
            <source>What is loaded</source>
            <translation>Was geladen wird</translation>
        </message>
        <message>
            <source>What the network is given</source>
            <translation>Was das Netz bekommt</translation>
        </message>
    </context>
    <context>
        <name>BeforeEdit</name>
        <message>
            <source>untrained weights</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BlockActions</name>
        <message>
            <source>Select one block first.</source>
            <translation>Erst einen einzelnen Block auswählen.</translation>
        </message>
        <message>
            <source>This is the whole network.</source>
            <translation>Das ist schon das ganze Netz.</translation>
        </message>
        <message>
            <source>{0} is not repeated.</source>
            <translation>{0} wird nicht wiederholt.</translation>
        </message>
        <message>
            <source>{0} is the only instance.</source>
            <translation>{0} ist die einzige Instanz.</translation>
        </message>
    </context>
    <context>
        <name>BlockEditor</name>
        <message>
            <source>Block</source>
            <translation>Block</translation>
        </message>
        <message>
            <source>{0} is in the palette now, under Blocks.</source>
            <translation>{0} liegt jetzt in der Palette unter Blöcke.</translation>
        </message>
    </context>
    <context>
        <name>BlockFace</name>
        <message>
            <source>no {0}</source>
            <translation>kein {0}</translation>
        </message>
    </context>
    <context>
        <name>BlockFiles</name>
        <message>
            <source>Blocks (*{0} *.json)</source>
            <translation>Blöcke (*{0} *.json)</translation>
        </message>
        <message>
            <source>Select a block to write it to a file.</source>
            <translation>Einen Block auswählen, um ihn in eine Datei zu schreiben.</translation>
        </message>
        <message>
            <source>{0} is in the palette now, under Blocks.</source>
            <translation>{0} liegt jetzt in der Palette unter Blöcke.</translation>
        </message>
        <message>
            <source>{0} is written to {1}.</source>
            <translation>{0} steht jetzt in {1}.</translation>
        </message>
    </context>
    <context>
        <name>BlockPart</name>
        <message>
            <source>Edit definition</source>
            <translation>Definition bearbeiten</translation>
        </message>
        <message>
            <source>Gives this instance a copy of its own</source>
            <translation>Gibt dieser Instanz eine eigene Kopie</translation>
        </message>
        <message>
            <source>Go inside (Enter); all instances follow</source>
            <translation>Hineingehen (Eingabetaste); alle Instanzen folgen</translation>
        </message>
        <message>
            <source>It is the only instance: edit the definition.</source>
            <translation>Es ist die einzige Instanz: die Definition bearbeiten.</translation>
        </message>
        <message>
            <source>Make this one different</source>
            <translation>Diesen zu einem eigenen machen</translation>
        </message>
        <message>
            <source>Puts it into the palette, for all projects</source>
            <translation>Legt ihn in die Palette, für alle Projekte</translation>
        </message>
        <message>
            <source>Save to Blocks</source>
            <translation>Zu den Blöcken legen</translation>
        </message>
    </context>
    <context>
        <name>Blocks</name>
        <message>
            <source>A 1×1 convolution squeezes the channels, two branches expand them again. Only half of what comes out has looked at 3×3 neighbours, and all of it at few channels: AlexNet's accuracy with a fiftieth of its parameters.</source>
            <translation>Eine 1×1-Faltung presst die Kanäle zusammen, zwei Zweige weiten sie wieder. Nur die Hälfte des Ergebnisses hat 3×3 Nachbarn gesehen, und alles nur wenige Kanäle: die Genauigkeit von AlexNet mit einem Fünfzigstel der Parameter.</translation>
        </message>
        <message>
            <source>A 1×1 convolution takes the channels to a quarter, the 3×3 works there. With 256 channels this takes 69,632 weights; two 3×3 convolutions would take 1,179,648. So ResNet-50 is deeper than ResNet-34 and hardly dearer.</source>
            <translation>Eine 1×1-Faltung bringt die Kanäle auf ein Viertel, dort arbeitet die 3×3. Bei 256 Kanälen sind das 69,632 Gewichte; zwei 3×3-Faltungen bräuchten 1,179,648. So ist ResNet-50 tiefer als ResNet-34 und kaum teurer.</translation>
        </message>
        <message>
            <source>A 7×7 depthwise convolution, then a small network at each pixel by itself. Transformer habits in a convolutional network: one normalization, one GELU, four times the channels in the middle, and a learned factor before the Add.</source>
            <translation>Eine 7×7-Faltung je Kanal, dann ein kleines Netz an jedem Pixel für sich. Gewohnheiten des Transformers in einem Faltungsnetz: eine Normalisierung, ein GELU, viermal so viele Kanäle in der Mitte und ein gelernter Faktor vor dem Add.</translation>
        </message>
        <message>
            <source>A bottleneck whose 3×3 is split into groups that do not see each other. More groups instead of more layers or channels: the third way to spend the same work ("cardinality").</source>
            <translation>Ein Bottleneck, dessen 3×3 in Gruppen geteilt ist, die einander nicht sehen. Mehr Gruppen statt mehr Schichten oder Kanäle: der dritte Weg, dieselbe Arbeit aufzuwenden („cardinality“).</translation>
        </message>
        <message>
            <source>A depthwise and a 1×1 convolution, each with normalization and ReLU. MobileNet V1 is this unit thirteen times over.</source>
            <translation>Eine Faltung je Kanal und eine 1×1-Faltung, jede mit Normalisierung und ReLU. MobileNet V1 besteht aus dreizehn dieser Einheiten.</translation>
        </message>
        <message>
            <source>A few new channels, put beside all that came in. The 1×1 convolution keeps the 3×3 from growing with the number of channels.</source>
            <translation>Wenige neue Kanäle, neben alle gelegt, die ankamen. Die 1×1-Faltung verhindert, dass die 3×3 mit der Zahl der Kanäle wächst.</translation>
        </message>
        <message>
            <source>A row window and then a column window see what one square window sees. Together they have 2·k instead of k² weights for each pair of channels: with 64 channels and k = 3 these are 24,576 instead of 36,864.</source>
            <translation>Ein Fenster über die Zeile und dann eines über die Spalte sehen, was ein quadratisches sieht. Zusammen haben sie 2·k statt k² Gewichte je Paar von Kanälen: bei 64 Kanälen und k = 3 sind das 24,576 statt 36,864.</translation>
        </message>
        <message>
            <source>Between two dense blocks: half of the channels, half of the size.</source>
            <translation>Zwischen zwei Dense-Blöcken: die Hälfte der Kanäle, die Hälfte der Größe.</translation>
        </message>
        <message>
            <source>Convolution, normalization, ReLU: the row of which most networks are made. The convolution has no bias, because the normalization subtracts the mean and with it every constant; its own shift β takes that place.</source>
            <translation>Faltung, Normalisierung, ReLU: die Reihe, aus der die meisten Netze bestehen. Die Faltung hat keinen Bias, denn die Normalisierung zieht den Mittelwert ab und mit ihm jede Konstante; ihr eigener Versatz β tritt an die Stelle.</translation>
        </message>
        <message>
            <source>Double the image and put beside it what the way down saw at this size. The lower input says what is there, the skip says where its edges are: the reason why the borders of a segmentation are sharp.</source>
            <translation>Verdoppelt das Bild und legt daneben, was der Weg nach unten bei dieser Größe sah. Der untere Eingang sagt, was da ist, die Abkürzung sagt, wo seine Kanten liegen: darum sind die Ränder einer Segmentierung scharf.</translation>
        </message>
        <message>
            <source>Each layer sees what all layers before it made: features are used again. From 64 channels six layers of growth 32 make 64 + 6·32 = 256.</source>
            <translation>Jede Schicht sieht, was alle Schichten davor gemacht haben: Merkmale werden wieder verwendet. Aus 64 Kanälen machen sechs Schichten mit Wachstum 32 genau 64 + 6·32 = 256.</translation>
        </message>
        <message>
            <source>Every token looks at all others, then a small network works at each by itself. Both are added to what came in. Repeated twelve times on patches of an image it is the Vision Transformer.</source>
            <translation>Jedes Token schaut auf alle anderen, dann arbeitet ein kleines Netz an jedem für sich. Beides wird zu dem addiert, was ankam. Zwölfmal wiederholt auf den Teilen eines Bildes ist das der Vision Transformer.</translation>
        </message>
        <message>
            <source>First every channel is filtered by itself, then 1×1 windows mix the channels. From 64 to 128 channels this takes 576 + 8,192 = 8,768 weights; one convolution that does both takes 73,728.</source>
            <translation>Zuerst wird jeder Kanal für sich gefiltert, dann mischen 1×1-Fenster die Kanäle. Von 64 auf 128 Kanäle braucht das 576 + 8,192 = 8,768 Gewichte; eine Faltung, die beides tut, braucht 73,728.</translation>
        </message>
        <message>
            <source>Four windows look at the same map, and their channels are put side by side. The 1×1 convolutions in front squeeze the channels before the work gets expensive: from 192×28×28 the 5×5 branch takes 12.4 M multiply-adds instead of 120.4 M.</source>
            <translation>Vier Fenster schauen auf dieselbe Karte, ihre Kanäle werden nebeneinandergelegt. Die 1×1-Faltungen davor pressen die Kanäle zusammen, ehe es teuer wird: von 192×28×28 braucht der 5×5-Zweig 12.4 M Multiply-Adds statt 120.4 M.</translation>
        </message>
        <message>
            <source>Half of the channels go past, the other half is worked on, then they are mixed. Nothing is added and nothing grouped: equal widths and few branches are what makes it fast on a real machine, not only in the count of operations.</source>
            <translation>Die Hälfte der Kanäle geht vorbei, mit der anderen wird gearbeitet, dann werden sie gemischt. Nichts wird addiert, nichts gruppiert: gleiche Breiten und wenige Zweige machen es auf einer echten Maschine schnell, nicht nur beim Zählen der Operationen.</translation>
        </message>
        <message>
            <source>Halve the image, then look at it with twice the channels. What comes out goes on downwards, and across to the U-Net up of the same size.</source>
            <translation>Halbiert das Bild und betrachtet es dann mit doppelt so vielen Kanälen. Das Ergebnis geht weiter nach unten und hinüber zum U-Net-Aufstieg derselben Größe.</translation>
        </message>
        <message>
            <source>Normalization and ReLU come before each convolution; nothing follows the Add. So the shortcut is free from the first block to the last, and networks of a thousand layers can be trained.</source>
            <translation>Normalisierung und ReLU kommen vor jeder Faltung; auf das Add folgt nichts. So ist die Abkürzung vom ersten Block bis zum letzten frei, und Netze mit tausend Schichten lassen sich trainieren.</translation>
        </message>
        <message>
            <source>One value per channel says what the image shows; it weighs the channels. Squeeze: the mean of each channel. Excite: two small layers and a Sigmoid make a factor between 0 and 1 of it.</source>
            <translation>Ein Wert je Kanal sagt, was das Bild zeigt; er gewichtet die Kanäle. Squeeze: der Mittelwert jedes Kanals. Excite: zwei kleine Schichten und ein Sigmoid machen daraus einen Faktor zwischen 0 und 1.</translation>
        </message>
        <message>
            <source>Squeeze-and-excitation with SiLU between its two layers, as in EfficientNet.</source>
            <translation>Squeeze-and-Excitation mit SiLU zwischen den beiden Schichten, wie in EfficientNet.</translation>
        </message>
        <message>
            <source>The MBConv that begins a stage: no shortcut, the shapes differ.</source>
            <translation>Der MBConv, mit dem eine Stufe beginnt: keine Abkürzung, die Formen sind verschieden.</translation>
        </message>
        <message>
            <source>The ResNeXt block that begins a stage, with a projection in the shortcut.</source>
            <translation>Der ResNeXt-Block, mit dem eine Stufe beginnt, mit einer Projektion in der Abkürzung.</translation>
        </message>
        <message>
            <source>The bottleneck that begins a stage, with a 1×1 convolution in the shortcut. The stride is in the 3×3: in the first 1×1, where the paper has it, three quarters of the map would not be looked at (ResNet "V1.5").</source>
            <translation>Der Bottleneck, mit dem eine Stufe beginnt, mit einer 1×1-Faltung in der Abkürzung. Der Schritt liegt in der 3×3: in der ersten 1×1, wo ihn der Artikel hat, würden drei Viertel der Karte nicht betrachtet (ResNet „V1.5“).</translation>
        </message>
        <message>
            <source>The first block of EfficientNet: depthwise, squeeze-and-excitation, 1×1.</source>
            <translation>Der erste Block von EfficientNet: Faltung je Kanal, Squeeze-and-Excitation, 1×1.</translation>
        </message>
        <message>
            <source>The first block of MobileNetV2: a depthwise and a 1×1 convolution, no more.</source>
            <translation>Der erste Block von MobileNetV2: eine Faltung je Kanal und eine 1×1, mehr nicht.</translation>
        </message>
        <message>
            <source>The four branches of Inception, each convolution with normalization. With kernel 3 in the third branch it is the module of torchvision's GoogLeNet.</source>
            <translation>Die vier Zweige von Inception, jede Faltung mit Normalisierung. Mit Kern 3 im dritten Zweig ist es das Modul aus GoogLeNet von torchvision.</translation>
        </message>
        <message>
            <source>The inverted residual that begins a stage: no shortcut, the shapes differ.</source>
            <translation>Das umgekehrte Residuum, mit dem eine Stufe beginnt: keine Abkürzung, die Formen sind verschieden.</translation>
        </message>
        <message>
            <source>The inverted residual with squeeze-and-excitation: what EfficientNet is made of. While it trains, the whole block is skipped now and then (stochastic depth); the chance may grow with the repetition i.</source>
            <translation>Das umgekehrte Residuum mit Squeeze-and-Excitation: daraus besteht EfficientNet. Im Training wird der ganze Block hin und wieder übersprungen (Stochastic Depth); die Wahrscheinlichkeit darf mit der Wiederholung i wachsen.</translation>
        </message>
        <message>
            <source>The pre-activation block that begins a stage. The projection starts behind the first normalization and ReLU.</source>
            <translation>Der Block mit Voraktivierung, mit dem eine Stufe beginnt. Die Projektion beginnt hinter der ersten Normalisierung und ReLU.</translation>
        </message>
        <message>
            <source>The residual block that begins a stage: other channels and half the size. What comes in does not fit any more, so a 1×1 convolution with the same stride brings it to the new shape.</source>
            <translation>Der Residualblock, mit dem eine Stufe beginnt: andere Kanäle und halbe Größe. Was ankommt, passt nicht mehr, darum bringt eine 1×1-Faltung mit derselben Schrittweite es auf die neue Form.</translation>
        </message>
        <message>
            <source>The unit that begins a stage: both branches see all, and the step is 2.</source>
            <translation>Die Einheit, mit der eine Stufe beginnt: beide Zweige sehen alles, und die Schrittweite ist 2.</translation>
        </message>
        <message>
            <source>Two 3×3 convolutions learn what to change; the input is added to it. If they learn nothing, F = 0, the block hands its input on: more depth can then do no harm, and the gradient always has a way back.</source>
            <translation>Zwei 3×3-Faltungen lernen, was zu ändern ist; der Eingang wird dazu addiert. Lernen sie nichts, F = 0, so reicht der Block seinen Eingang weiter: mehr Tiefe kann dann nicht schaden, und der Gradient hat immer einen Rückweg.</translation>
        </message>
        <message>
            <source>Two 3×3 convolutions with normalization and ReLU: one level of a U-Net.</source>
            <translation>Zwei 3×3-Faltungen mit Normalisierung und ReLU: eine Ebene eines U-Nets.</translation>
        </message>
        <message>
            <source>Widen, filter each channel by itself, narrow: the shortcut joins the thin ends. The depthwise convolution is cheap, so it may work on six times the channels. The last 1×1 has no activation, which would destroy too much of so few channels.</source>
            <translation>Weiten, jeden Kanal für sich filtern, verengen: die Abkürzung verbindet die schmalen Enden. Die Faltung je Kanal ist billig, darum darf sie auf sechsmal so vielen Kanälen arbeiten. Die letzte 1×1 hat keine Aktivierung, die von so wenigen Kanälen zu viel zerstören würde.</translation>
        </message>
    </context>
    <context>
        <name>Breadcrumb</name>
        <message>
            <source>Out of the block</source>
            <translation>Aus dem Block heraus</translation>
        </message>
        <message>
            <source>The block {0}</source>
            <translation>Der Block {0}</translation>
        </message>
        <message>
            <source>The whole network</source>
            <translation>Das ganze Netz</translation>
        </message>
        <message>
            <source>Way into the block</source>
            <translation>Weg in den Block</translation>
        </message>
    </context>
    <context>
        <name>Browsing</name>
        <message>
            <source>0 of {0}</source>
            <translation>0 von {0}</translation>
        </message>
        <message>
            <source>All images are judged first.</source>
            <translation>Erst werden alle Bilder beurteilt.</translation>
        </message>
        <message>
            <source>No image has been shown yet.</source>
            <translation>Noch wurde kein Bild gezeigt.</translation>
        </message>
        <message>
            <source>This is an image of your own: there is only one.</source>
            <translation>Dies ist ein eigenes Bild: es gibt nur eines.</translation>
        </message>
        <message>
            <source>This is the first image.</source>
            <translation>Dies ist das erste Bild.</translation>
        </message>
        <message>
            <source>This is the last image.</source>
            <translation>Dies ist das letzte Bild.</translation>
        </message>
        <message>
            <source>all images are judged first</source>
            <translation>erst werden alle Bilder beurteilt</translation>
        </message>
        <message>
            <source>{0} of {1} by loss</source>
            <translation>{0} von {1} nach Loss</translation>
        </message>
        <message>
            <source>{0} of {1} of this class</source>
            <translation>{0} von {1} dieser Klasse</translation>
        </message>
    </context>
    <context>
        <name>BudgetDialog</name>
        <message>
            <source>Budget</source>
            <translation>Budget</translation>
        </message>
        <message>
            <source>Height × width × channels by depth</source>
            <translation>Höhe × Breite × Kanäle nach Tiefe</translation>
        </message>
        <message>
            <source>Where the parameters are</source>
            <translation>Wo die Parameter sind</translation>
        </message>
        <message>
            <source>no weight layers</source>
            <translation>keine Schichten mit Gewichten</translation>
        </message>
        <message>
            <source>{0} activations an image ({1})</source>
            <translation>{0} Aktivierungen je Bild ({1})</translation>
        </message>
        <message>
            <source>{0} buffers</source>
            <translation>{0} Puffer</translation>
        </message>
        <message>
            <source>{0} frozen</source>
            <translation>{0} eingefroren</translation>
        </message>
        <message>
            <source>{0} hidden</source>
            <translation>{0} verborgen</translation>
        </message>
        <message>
            <source>{0} multiply-adds an image</source>
            <translation>{0} Multiply-Adds je Bild</translation>
        </message>
        <message>
            <source>{0} parameters</source>
            <translation>{0} Parameter</translation>
        </message>
        <message numerus="yes">
            <source>{n} weight layers</source>
            <translation>
                <numerusform>{n} Schicht mit Gewichten</numerusform>
                <numerusform>{n} Schichten mit Gewichten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BudgetModel</name>
        <message>
            <source>Activations</source>
            <translation>Aktivierungen</translation>
        </message>
        <message>
            <source>Jump</source>
            <translation>Sprung</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Schicht</translation>
        </message>
        <message>
            <source>Multiply-adds</source>
            <translation>Multiply-Adds</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Sees</source>
            <translation>Sieht</translation>
        </message>
        <message>
            <source>{0}: {1} weights, {2} biases, {3} buffers, {4} frozen</source>
            <translation>{0}: {1} Gewichte, {2} Biaswerte, {3} Puffer, {4} eingefroren</translation>
        </message>
    </context>
    <context>
        <name>BudgetTable</name>
        <message>
            <source>Costs of every layer</source>
            <translation>Kosten jeder Schicht</translation>
        </message>
        <message>
            <source>all</source>
            <translation>alles</translation>
        </message>
    </context>
    <context>
        <name>ByName</name>
        <message>
            <source>Layer, such as conv 64 3</source>
            <translation>Schicht, etwa conv 64 3</translation>
        </message>
        <message>
            <source>Name or type</source>
            <translation>Name oder Typ</translation>
        </message>
        <message>
            <source>No layer here has such a name.</source>
            <translation>Keine Schicht hier heißt so.</translation>
        </message>
        <message>
            <source>No such layer. Try conv, pool or norm.</source>
            <translation>Keine solche Schicht. Etwa conv, pool oder norm versuchen.</translation>
        </message>
    </context>
    <context>
        <name>Bypass</name>
        <message>
            <source>Select the layers that are to be off.</source>
            <translation>Die Schichten auswählen, die aus sein sollen.</translation>
        </message>
        <message>
            <source>This version does not know {0}, and so not what would pass through.</source>
            <translation>Diese Version kennt {0} nicht, und damit auch nicht, was hindurchginge.</translation>
        </message>
        <message>
            <source>Without {0} it does not fit: {1} (expected {2}, got {3}).</source>
            <translation>Ohne {0} passt es nicht: {1} (erwartet {2}, ist {3}).</translation>
        </message>
        <message>
            <source>Without {0} it does not fit: {1}.</source>
            <translation>Ohne {0} passt es nicht: {1}.</translation>
        </message>
        <message>
            <source>{0} has several outputs: its input cannot pass through to all.</source>
            <translation>{0} hat mehrere Ausgänge: der Eingang kann nicht zu allen durchgehen.</translation>
        </message>
        <message>
            <source>{0} is an end of the network: nothing would pass through it.</source>
            <translation>{0} ist ein Ende des Netzes: nichts ginge hindurch.</translation>
        </message>
        <message>
            <source>{0} joins several inputs: which of them would pass through?</source>
            <translation>{0} führt mehrere Eingänge zusammen: welcher ginge hindurch?</translation>
        </message>
    </context>
    <context>
        <name>CalibrationPage</name>
        <message>
            <source>After {0} epochs the network is {1} sure on the mean, hardly more than by guessing: its features tell these classes apart weakly.</source>
            <translation>Nach {0} Epochen ist das Netz im Mittel zu {1} sicher, kaum mehr als beim Raten: seine Merkmale trennen diese Klassen nur schwach.</translation>
        </message>
        <message>
            <source>Back to 1</source>
            <translation>Zurück auf 1</translation>
        </message>
        <message>
            <source>Calibration at temperature {0}</source>
            <translation>Kalibrierung bei Temperatur {0}</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>ECE {0} ({1} bins); largest gap {2}. On the mean a label is {3} likely, and {4} are there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ECE {0} ({1} bins); largest gap {2}. On the mean {3} sure, {4} right.</source>
            <translation>ECE {0} ({1} Intervalle); größte Lücke {2}. Im Mittel zu {3} sicher, zu {4} richtig.</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Anpassen</translation>
        </message>
        <message>
            <source>Label</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mean loss {0} at temperature {1}; it is least at {2}. What is predicted stays the same at every temperature.</source>
            <translation>Mittlerer Loss {0} bei Temperatur {1}; am kleinsten ist er bei {2}. Die Vorhersage bleibt bei jeder Temperatur dieselbe.</translation>
        </message>
        <message>
            <source>Reliability</source>
            <translation>Zuverlässigkeit</translation>
        </message>
        <message>
            <source>Takes the temperature with the least mean loss</source>
            <translation>Nimmt die Temperatur mit dem kleinsten mittleren Loss</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>There are too many images and classes to keep all scores.</source>
            <translation>Es sind zu viele Bilder und Klassen, um alle Scores zu behalten.</translation>
        </message>
        <message>
            <source>accuracy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all labels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>have it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mean confidence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mean probability</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>probability of the label</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>probability of the predicted class</source>
            <translation>Wahrscheinlichkeit der vorhergesagten Klasse</translation>
        </message>
        <message>
            <source>share of the answers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>share of the images</source>
            <translation>Anteil der Bilder</translation>
        </message>
        <message>
            <source>share that has it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>share that is right</source>
            <translation>Anteil der richtigen</translation>
        </message>
    </context>
    <context>
        <name>Callout</name>
        <message>
            <source>Alt+Enter</source>
            <translation>Alt+Return</translation>
        </message>
        <message>
            <source>Expected {0}, got {1}</source>
            <translation>Erwartet {0}, ist {1}</translation>
        </message>
        <message>
            <source>Other fixes</source>
            <translation>Andere Abhilfen</translation>
        </message>
        <message>
            <source>{0} gives {1}{2}{3} gives {4}</source>
            <translation>{0} gibt {1}{2}{3} gibt {4}</translation>
        </message>
    </context>
    <context>
        <name>Canvas</name>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
    </context>
    <context>
        <name>CanvasBar</name>
        <message>
            <source>Auto-layout</source>
            <translation>Automatisch anordnen</translation>
        </message>
        <message>
            <source>Find a layer here</source>
            <translation>Eine Schicht hier finden</translation>
        </message>
        <message>
            <source>Fit all</source>
            <translation>Alles zeigen</translation>
        </message>
        <message>
            <source>Zoom {0}</source>
            <translation>Zoom {0}</translation>
        </message>
    </context>
    <context>
        <name>CanvasMenu</name>
        <message>
            <source>Refactor</source>
            <translation>Umbauen</translation>
        </message>
    </context>
    <context>
        <name>CanvasView</name>
        <message>
            <source>Canvas</source>
            <translation>Leinwand</translation>
        </message>
    </context>
    <context>
        <name>CardList</name>
        <message>
            <source>Networks</source>
            <translation>Netze</translation>
        </message>
    </context>
    <context>
        <name>Carry</name>
        <message>
            <source>Duplicate {0}</source>
            <translation>{0} verdoppeln</translation>
        </message>
        <message>
            <source>Duplicate {0} layers</source>
            <translation>{0} Schichten verdoppeln</translation>
        </message>
        <message>
            <source>Insert {0} between {1} and {2}</source>
            <translation>{0} zwischen {1} und {2} einfügen</translation>
        </message>
    </context>
    <context>
        <name>ChangeTable</name>
        <message>
            <source>Change</source>
            <translation>Änderung</translation>
        </message>
        <message>
            <source>Gives</source>
            <translation>Ergibt</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Schicht</translation>
        </message>
        <message>
            <source>Layers that change</source>
            <translation>Schichten, die sich ändern</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>changes</source>
            <translation>ändert sich</translation>
        </message>
        <message>
            <source>goes</source>
            <translation>entfällt</translation>
        </message>
        <message>
            <source>new</source>
            <translation>neu</translation>
        </message>
    </context>
    <context>
        <name>ChangedFileNotice</name>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Reload</source>
            <translation>Neu laden</translation>
        </message>
        <message>
            <source>Save as copy…</source>
            <translation>Als Kopie speichern …</translation>
        </message>
        <message>
            <source>{0} was changed by another program at {1}, and here too.</source>
            <translation>{0} wurde um {1} von einem anderen Programm geändert, und hier auch.</translation>
        </message>
        <message>
            <source>{0} was changed by another program at {1}.</source>
            <translation>{0} wurde um {1} von einem anderen Programm geändert.</translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message>
            <source>Done again: {0}.</source>
            <translation>Wiederholt: {0}.</translation>
        </message>
        <message>
            <source>There are no problems.</source>
            <translation>Es gibt keine Probleme.</translation>
        </message>
        <message>
            <source>There is nothing to do again.</source>
            <translation>Es gibt nichts zu wiederholen.</translation>
        </message>
        <message>
            <source>There is nothing to undo.</source>
            <translation>Es gibt nichts rückgängig zu machen.</translation>
        </message>
        <message>
            <source>Undone: {0}.</source>
            <translation>Rückgängig: {0}.</translation>
        </message>
    </context>
    <context>
        <name>ChannelBars</name>
        <message>
            <source>Sum of each input channel; channel {0}: {1}</source>
            <translation>Summe jedes Eingangskanals; Kanal {0}: {1}</translation>
        </message>
        <message>
            <source>What each input channel adds; click to look at one</source>
            <translation>Was jeder Eingangskanal beiträgt; ein Klick zeigt einen davon</translation>
        </message>
        <message>
            <source>channel {0}: {1}</source>
            <translation>Kanal {0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>ChannelPlot</name>
        <message>
            <source>Channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>channel {0}: 0 for every image</source>
            <translation>Kanal {0}: 0 bei jedem Bild</translation>
        </message>
        <message>
            <source>channel {0}: mean {1}, deviation {2}</source>
            <translation>Kanal {0}: Mittelwert {1}, Abweichung {2}</translation>
        </message>
    </context>
    <context>
        <name>ChoiceImages</name>
        <message>
            <source>All mistakes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images of the choice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>N steps through all mistakes again</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ChoiceRow</name>
        <message>
            <source>as {0} of the block</source>
            <translation>wie {0} des Blocks</translation>
        </message>
        <message>
            <source>{0}, not here</source>
            <translation>{0}, hier nicht</translation>
        </message>
    </context>
    <context>
        <name>Choices</name>
        <message>
            <source>0 to 1</source>
            <translation>0 bis 1</translation>
        </message>
        <message>
            <source>0 to 255</source>
            <translation>0 bis 255</translation>
        </message>
        <message>
            <source>Adagrad</source>
            <translation>Adagrad</translation>
        </message>
        <message>
            <source>Adam</source>
            <translation>Adam</translation>
        </message>
        <message>
            <source>AdamW</source>
            <translation>AdamW</translation>
        </message>
        <message>
            <source>Add a border</source>
            <translation>Rand anfügen</translation>
        </message>
        <message>
            <source>Apple GPU</source>
            <translation>Apple-GPU</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>BCE with logits</source>
            <translation>BCE mit Logits</translation>
        </message>
        <message>
            <source>Balanced</source>
            <translation>Ausgeglichen</translation>
        </message>
        <message>
            <source>Bilinear</source>
            <translation>Bilinear</translation>
        </message>
        <message>
            <source>Black</source>
            <translation>Schwarz</translation>
        </message>
        <message>
            <source>By norm</source>
            <translation>Nach Norm</translation>
        </message>
        <message>
            <source>By value</source>
            <translation>Nach Wert</translation>
        </message>
        <message>
            <source>CELU</source>
            <translation>CELU</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>CUDA GPU</source>
            <translation>CUDA-GPU</translation>
        </message>
        <message>
            <source>Channels last</source>
            <translation>Kanäle zuletzt</translation>
        </message>
        <message>
            <source>Constant</source>
            <translation>Konstant</translation>
        </message>
        <message>
            <source>Contiguous</source>
            <translation>Zusammenhängend</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>Kosinus</translation>
        </message>
        <message>
            <source>Cosine, restarts</source>
            <translation>Kosinus, Neustarts</translation>
        </message>
        <message>
            <source>Crop</source>
            <translation>Ausschneiden</translation>
        </message>
        <message>
            <source>Cross-entropy</source>
            <translation>Kreuzentropie</translation>
        </message>
        <message>
            <source>Cut off</source>
            <translation>Abschneiden</translation>
        </message>
        <message>
            <source>Dice</source>
            <translation>Dice</translation>
        </message>
        <message>
            <source>Dice + cross-entropy</source>
            <translation>Dice + Kreuzentropie</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>Ziffern</translation>
        </message>
        <message>
            <source>Distort</source>
            <translation>Verzerren</translation>
        </message>
        <message>
            <source>ELU</source>
            <translation>ELU</translation>
        </message>
        <message>
            <source>Edge</source>
            <translation>Kante</translation>
        </message>
        <message>
            <source>Entered</source>
            <translation>Eingegeben</translation>
        </message>
        <message>
            <source>Exponential</source>
            <translation>Exponentiell</translation>
        </message>
        <message>
            <source>Focal</source>
            <translation>Focal</translation>
        </message>
        <message>
            <source>GELU</source>
            <translation>GELU</translation>
        </message>
        <message>
            <source>Hardsigmoid</source>
            <translation>Hardsigmoid</translation>
        </message>
        <message>
            <source>Hardswish</source>
            <translation>Hardswish</translation>
        </message>
        <message>
            <source>Hardtanh</source>
            <translation>Hardtanh</translation>
        </message>
        <message>
            <source>Horizontal</source>
            <translation>Waagerecht</translation>
        </message>
        <message>
            <source>Huber</source>
            <translation>Huber</translation>
        </message>
        <message>
            <source>L1</source>
            <translation>L1</translation>
        </message>
        <message>
            <source>LeakyReLU</source>
            <translation>LeakyReLU</translation>
        </message>
        <message>
            <source>MSE</source>
            <translation>MSE</translation>
        </message>
        <message>
            <source>Mean image</source>
            <translation>Mittleres Bild</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>Gemessen</translation>
        </message>
        <message>
            <source>Medical</source>
            <translation>Medizinisch</translation>
        </message>
        <message>
            <source>Milestones</source>
            <translation>Meilensteine</translation>
        </message>
        <message>
            <source>Mirror</source>
            <translation>Spiegeln</translation>
        </message>
        <message>
            <source>Mish</source>
            <translation>Mish</translation>
        </message>
        <message>
            <source>Mixed, bfloat16</source>
            <translation>Gemischt, bfloat16</translation>
        </message>
        <message>
            <source>Mixed, float16</source>
            <translation>Gemischt, float16</translation>
        </message>
        <message>
            <source>Multi-class hinge</source>
            <translation>Hinge für mehrere Klassen</translation>
        </message>
        <message>
            <source>Must match</source>
            <translation>Muss passen</translation>
        </message>
        <message>
            <source>NAdam</source>
            <translation>NAdam</translation>
        </message>
        <message>
            <source>Natural</source>
            <translation>Natürlich</translation>
        </message>
        <message>
            <source>Nearest</source>
            <translation>Nächster</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>Nicht gesagt</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <source>One cycle</source>
            <translation>Ein Zyklus</translation>
        </message>
        <message>
            <source>PCA</source>
            <translation>PCA</translation>
        </message>
        <message>
            <source>PReLU</source>
            <translation>PReLU</translation>
        </message>
        <message>
            <source>Parts of the data</source>
            <translation>Teile der Daten</translation>
        </message>
        <message>
            <source>Per channel</source>
            <translation>Je Kanal</translation>
        </message>
        <message>
            <source>Plateau</source>
            <translation>Plateau</translation>
        </message>
        <message>
            <source>Polynomial</source>
            <translation>Polynom</translation>
        </message>
        <message>
            <source>RAdam</source>
            <translation>RAdam</translation>
        </message>
        <message>
            <source>RGB</source>
            <translation>RGB</translation>
        </message>
        <message>
            <source>RMSprop</source>
            <translation>RMSprop</translation>
        </message>
        <message>
            <source>ReLU</source>
            <translation>ReLU</translation>
        </message>
        <message>
            <source>ReLU6</source>
            <translation>ReLU6</translation>
        </message>
        <message>
            <source>SELU</source>
            <translation>SELU</translation>
        </message>
        <message>
            <source>SGD</source>
            <translation>SGD</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Skalieren</translation>
        </message>
        <message>
            <source>Shares</source>
            <translation>Anteile</translation>
        </message>
        <message>
            <source>SiLU</source>
            <translation>SiLU</translation>
        </message>
        <message>
            <source>Sigmoid</source>
            <translation>Sigmoid</translation>
        </message>
        <message>
            <source>Softplus</source>
            <translation>Softplus</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Stufen</translation>
        </message>
        <message>
            <source>TF32</source>
            <translation>TF32</translation>
        </message>
        <message>
            <source>Tanh</source>
            <translation>Tanh</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Schrift</translation>
        </message>
        <message>
            <source>Vertical</source>
            <translation>Senkrecht</translation>
        </message>
        <message>
            <source>ZCA</source>
            <translation>ZCA</translation>
        </message>
        <message>
            <source>all</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>all steps</source>
            <translation>alle Schritte</translation>
        </message>
        <message>
            <source>anything</source>
            <translation>beliebig</translation>
        </message>
        <message>
            <source>best</source>
            <translation>beste</translation>
        </message>
        <message>
            <source>blurred</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cam</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>channels first</source>
            <translation>Kanäle zuerst</translation>
        </message>
        <message>
            <source>circular</source>
            <translation>circular</translation>
        </message>
        <message>
            <source>class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>elu</source>
            <translation>elu</translation>
        </message>
        <message>
            <source>float32</source>
            <translation>float32</translation>
        </message>
        <message>
            <source>gelu</source>
            <translation>gelu</translation>
        </message>
        <message>
            <source>grad cam</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>grey</source>
            <translation>Grau</translation>
        </message>
        <message>
            <source>guided backpropagation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hardsigmoid</source>
            <translation>hardsigmoid</translation>
        </message>
        <message>
            <source>hardswish</source>
            <translation>hardswish</translation>
        </message>
        <message>
            <source>he</source>
            <translation>he</translation>
        </message>
        <message>
            <source>index</source>
            <translation>Index</translation>
        </message>
        <message>
            <source>integrated gradients</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>labels</source>
            <translation>Labels</translation>
        </message>
        <message>
            <source>last axes</source>
            <translation>letzte Achsen</translation>
        </message>
        <message>
            <source>last step</source>
            <translation>letzter Schritt</translation>
        </message>
        <message>
            <source>leaky relu</source>
            <translation>leaky relu</translation>
        </message>
        <message>
            <source>mean</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mish</source>
            <translation>mish</translation>
        </message>
        <message>
            <source>noise</source>
            <translation>Rauschen</translation>
        </message>
        <message>
            <source>normal</source>
            <translation>normal</translation>
        </message>
        <message>
            <source>number</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <source>occlusion</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>pixels</source>
            <translation>Pixel</translation>
        </message>
        <message>
            <source>quick</source>
            <translation>schnell</translation>
        </message>
        <message>
            <source>range</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>reflect</source>
            <translation>reflect</translation>
        </message>
        <message>
            <source>relu</source>
            <translation>relu</translation>
        </message>
        <message>
            <source>relu6</source>
            <translation>relu6</translation>
        </message>
        <message>
            <source>replicate</source>
            <translation>replicate</translation>
        </message>
        <message>
            <source>saliency</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>selu</source>
            <translation>selu</translation>
        </message>
        <message>
            <source>sensible</source>
            <translation>vernünftig</translation>
        </message>
        <message>
            <source>sigmoid</source>
            <translation>sigmoid</translation>
        </message>
        <message>
            <source>silu</source>
            <translation>silu</translation>
        </message>
        <message>
            <source>smooth grad</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tanh</source>
            <translation>tanh</translation>
        </message>
        <message>
            <source>torch</source>
            <translation>torch</translation>
        </message>
        <message>
            <source>values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>white</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>xavier</source>
            <translation>xavier</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>zeros</translation>
        </message>
        <message>
            <source>−1 to 1</source>
            <translation>−1 bis 1</translation>
        </message>
    </context>
    <context>
        <name>ClassBars</name>
        <message>
            <source>Samples of each class</source>
            <translation>Bilder jeder Klasse</translation>
        </message>
    </context>
    <context>
        <name>ClassChoice</name>
        <message>
            <source>{0}, at epoch start</source>
            <translation>{0}, am Anfang der Epoche</translation>
        </message>
        <message>
            <source>{0}, predicted</source>
            <translation>{0}, vorhergesagt</translation>
        </message>
        <message>
            <source>{0}, true</source>
            <translation>{0}, wahr</translation>
        </message>
    </context>
    <context>
        <name>ClassesPage</name>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Of {0} of {1} {2} all labels are right</source>
            <translation>{2}: bei {0} von {1} stimmen alle Labels</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Präzision</translation>
        </message>
        <message>
            <source>Precision: of the images said to be of a class, the share that is. Recall: of the images of a class, the share that is found. F1 is their harmonic mean.</source>
            <translation>Präzision: welcher Anteil der Bilder, die einer Klasse zugeordnet werden, wirklich zu ihr gehört. Trefferquote: welcher Anteil der Bilder einer Klasse gefunden wird. F1 ist das harmonische Mittel der beiden.</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>Trefferquote</translation>
        </message>
        <message>
            <source>Show the images of this class</source>
            <translation>Bilder dieser Klasse zeigen</translation>
        </message>
        <message>
            <source>all counted together (micro)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mean of the classes (macro)</source>
            <translation>Mittel der Klassen (Makro)</translation>
        </message>
        <message>
            <source>weighted by their images</source>
            <translation>gewichtet nach ihren Bildern</translation>
        </message>
        <message>
            <source>{0}: precision {1}, recall {2}, F1 {3}</source>
            <translation>{0}: Präzision {1}, Trefferquote {2}, F1 {3}</translation>
        </message>
    </context>
    <context>
        <name>Clipboard</name>
        <message>
            <source>A network holds {0} frames at most.</source>
            <translation>Ein Netz fasst höchstens {0} Rahmen.</translation>
        </message>
        <message>
            <source>A network holds {0} layers at most.</source>
            <translation>Ein Netz fasst höchstens {0} Schichten.</translation>
        </message>
        <message>
            <source>The clipboard holds a long text, not layers.</source>
            <translation>Die Zwischenablage enthält einen langen Text, keine Schichten.</translation>
        </message>
        <message>
            <source>The clipboard holds no layers: copy some first.</source>
            <translation>Die Zwischenablage enthält keine Schichten: erst welche kopieren.</translation>
        </message>
        <message>
            <source>The clipboard holds some other text, not layers.</source>
            <translation>Die Zwischenablage enthält einen anderen Text, keine Schichten.</translation>
        </message>
        <message>
            <source>The layers in the clipboard are damaged.</source>
            <translation>Die Schichten in der Zwischenablage sind beschädigt.</translation>
        </message>
    </context>
    <context>
        <name>CodeFace</name>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>From scratch, in Python</source>
            <translation>Von Grund auf, in Python</translation>
        </message>
        <message>
            <source>From scratch: nothing but loops, equal to torch to 1e-6.</source>
            <translation>Von Grund auf: nichts als Schleifen, bis auf 1e-6 gleich torch.</translation>
        </message>
    </context>
    <context>
        <name>ColorBar</name>
        <message>
            <source>Colours from {0} to {1}</source>
            <translation>Farben von {0} bis {1}</translation>
        </message>
    </context>
    <context>
        <name>CommandList</name>
        <message>
            <source>Commands</source>
            <translation>Befehle</translation>
        </message>
    </context>
    <context>
        <name>CommandPopup</name>
        <message>
            <source>All commands</source>
            <translation>Alle Befehle</translation>
        </message>
        <message>
            <source>Command, layer, sample or help</source>
            <translation>Befehl, Schicht, Beispiel oder Hilfe</translation>
        </message>
        <message>
            <source>Nothing is called so. Try another word for it.</source>
            <translation>Nichts heißt so. Ein anderes Wort dafür versuchen.</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>A block's name begins and ends with a visible sign.</source>
            <translation>Der Name eines Blocks beginnt und endet mit einem sichtbaren Zeichen.</translation>
        </message>
        <message>
            <source>A block's name has {longest_name} characters at most.</source>
            <translation>Der Name eines Blocks hat höchstens {longest_name} Zeichen.</translation>
        </message>
        <message>
            <source>A name has 60 characters at most.</source>
            <translation>Ein Name hat höchstens 60 Zeichen.</translation>
        </message>
        <message>
            <source>A name is letters, digits and underscores, and starts with a letter.</source>
            <translation>Ein Name besteht aus Buchstaben, Ziffern und Unterstrichen und beginnt mit einem Buchstaben.</translation>
        </message>
        <message>
            <source>Add a frame</source>
            <translation>Einen Rahmen hinzufügen</translation>
        </message>
        <message>
            <source>Add block {definition}</source>
            <translation>Block {definition} hinzufügen</translation>
        </message>
        <message>
            <source>Add parameter {param} to {known}</source>
            <translation>Parameter {param} zu {known} hinzufügen</translation>
        </message>
        <message>
            <source>Add {0}</source>
            <translation>{0} hinzufügen</translation>
        </message>
        <message>
            <source>Add {type} {node}</source>
            <translation>{type} {node} hinzufügen</translation>
        </message>
        <message>
            <source>Another block is named {name}.</source>
            <translation>Ein anderer Block heißt {name}.</translation>
        </message>
        <message>
            <source>Another layer is named {name}.</source>
            <translation>Eine andere Schicht heißt {name}.</translation>
        </message>
        <message>
            <source>Auto-layout</source>
            <translation>Automatisch anordnen</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Change a frame</source>
            <translation>Einen Rahmen ändern</translation>
        </message>
        <message>
            <source>Change parameter {name} of {known}</source>
            <translation>Parameter {name} von {known} ändern</translation>
        </message>
        <message>
            <source>Collapse to {block}</source>
            <translation>Zu {block} zusammenfassen</translation>
        </message>
        <message numerus="yes">
            <source>Collapse {n} layers to {block}</source>
            <translation>
                <numerusform>{name} zu {block} zusammenfassen</numerusform>
                <numerusform>{n} Schichten zu {block} zusammenfassen</numerusform>
            </translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Delete a frame</source>
            <translation>Einen Rahmen löschen</translation>
        </message>
        <message numerus="yes">
            <source>Delete {n} frames</source>
            <translation>
                <numerusform>Einen Rahmen löschen</numerusform>
                <numerusform>{n} Rahmen löschen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete {n} layers</source>
            <translation>
                <numerusform>{name} löschen</numerusform>
                <numerusform>{n} Schichten löschen</numerusform>
            </translation>
        </message>
        <message>
            <source>Describe {0}</source>
            <translation>{0} beschreiben</translation>
        </message>
        <message>
            <source>Disconnect</source>
            <translation>Trennen</translation>
        </message>
        <message numerus="yes">
            <source>Duplicate {n} layers</source>
            <translation>
                <numerusform>{name} verdoppeln</numerusform>
                <numerusform>{n} Schichten verdoppeln</numerusform>
            </translation>
        </message>
        <message>
            <source>Expand {instance}</source>
            <translation>{instance} auflösen</translation>
        </message>
        <message>
            <source>Fit {0}</source>
            <translation>{0} anpassen</translation>
        </message>
        <message numerus="yes">
            <source>Frame {n} layers</source>
            <translation>
                <numerusform>{name} einrahmen</numerusform>
                <numerusform>{n} Schichten einrahmen</numerusform>
            </translation>
        </message>
        <message>
            <source>Go to {0}</source>
            <translation>Zu {0} gehen</translation>
        </message>
        <message>
            <source>Help: {0}</source>
            <translation>Hilfe: {0}</translation>
        </message>
        <message>
            <source>How often {instance} is repeated is no plain number here: {repeat}.</source>
            <translation>Wie oft {instance} wiederholt wird, ist hier keine einfache Zahl: {repeat}.</translation>
        </message>
        <message>
            <source>Insert pattern of {count} layers</source>
            <translation>Muster aus {count} Schichten einfügen</translation>
        </message>
        <message>
            <source>Insert {type} after {name}</source>
            <translation>{type} nach {name} einfügen</translation>
        </message>
        <message>
            <source>Insert {type} between {source} and {target}</source>
            <translation>{type} zwischen {source} und {target} einfügen</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Inspect: {0}</source>
            <translation>Ansehen: {0}</translation>
        </message>
        <message>
            <source>K is usually {most_dense} or less: dense layers hold most of the parameters and overfit first.</source>
            <translation>K ist meist {most_dense} oder weniger: dichte Schichten enthalten die meisten Parameter und überanpassen zuerst.</translation>
        </message>
        <message>
            <source>Make {instance} different</source>
            <translation>{instance} zu einem eigenen machen</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>Move {0}</source>
            <translation>{0} verschieben</translation>
        </message>
        <message>
            <source>N is usually {most_in_a_row} or less: a deeper stage gains little before the next pool.</source>
            <translation>N ist meist {most_in_a_row} oder weniger: eine tiefere Stufe gewinnt vor dem nächsten Pool wenig.</translation>
        </message>
        <message>
            <source>New from a bundled network</source>
            <translation>Neu aus einem mitgelieferten Netz</translation>
        </message>
        <message>
            <source>New from {0}</source>
            <translation>Neu aus {0}</translation>
        </message>
        <message numerus="yes">
            <source>Paste {n} layers</source>
            <translation>
                <numerusform>{name} einfügen</numerusform>
                <numerusform>{n} Schichten einfügen</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove block</source>
            <translation>Block entfernen</translation>
        </message>
        <message>
            <source>Remove block {known}</source>
            <translation>Block {known} entfernen</translation>
        </message>
        <message>
            <source>Remove parameter {name} of {known}</source>
            <translation>Parameter {name} von {known} entfernen</translation>
        </message>
        <message>
            <source>Remove the field {name}</source>
            <translation>Das Feld {name} entfernen</translation>
        </message>
        <message>
            <source>Rename parameter {name} of {known} to {param}</source>
            <translation>Parameter {name} von {known} in {param} umbenennen</translation>
        </message>
        <message>
            <source>Rename to {name}</source>
            <translation>In {name} umbenennen</translation>
        </message>
        <message>
            <source>Rename {known} to {described}</source>
            <translation>{known} in {described} umbenennen</translation>
        </message>
        <message>
            <source>Replace {0} by {1}</source>
            <translation>{0} durch {1} ersetzen</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Beispiele</translation>
        </message>
        <message>
            <source>Select the layer and scroll to it.</source>
            <translation>Die Schicht auswählen und zu ihr rollen.</translation>
        </message>
        <message>
            <source>Select the layers that are to become a block.</source>
            <translation>Die Schichten auswählen, aus denen ein Block werden soll.</translation>
        </message>
        <message>
            <source>Set {names}</source>
            <translation>{names} setzen</translation>
        </message>
        <message>
            <source>Set {names} of {known}</source>
            <translation>{names} von {known} setzen</translation>
        </message>
        <message>
            <source>Set {name}</source>
            <translation>{name} setzen</translation>
        </message>
        <message>
            <source>Start with a small network for these data</source>
            <translation>Mit einem kleinen Netz für diese Daten beginnen</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>Ausschalten</translation>
        </message>
        <message numerus="yes">
            <source>Switch {n} layers off</source>
            <translation>
                <numerusform>{name} ausschalten</numerusform>
                <numerusform>{n} Schichten ausschalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Switch {n} layers on</source>
            <translation>
                <numerusform>{name} einschalten</numerusform>
                <numerusform>{n} Schichten einschalten</numerusform>
            </translation>
        </message>
        <message>
            <source>The default of {error}.</source>
            <translation>Die Vorgabe von {error}.</translation>
        </message>
        <message>
            <source>The selected layers are not joined: a block is one piece.</source>
            <translation>Die gewählten Schichten sind nicht verbunden: ein Block ist ein Stück.</translation>
        </message>
        <message>
            <source>The selected layers lead back to themselves: mend that first.</source>
            <translation>Die gewählten Schichten führen zu sich selbst zurück: erst das beheben.</translation>
        </message>
        <message>
            <source>The smallest value of {param} is above the largest.</source>
            <translation>Der kleinste Wert von {param} liegt über dem größten.</translation>
        </message>
        <message>
            <source>Unroll {instance} to {repeat} blocks</source>
            <translation>{instance} zu {repeat} Blöcken ausschreiben</translation>
        </message>
        <message>
            <source>{definition} cannot be repeated: mend that first.</source>
            <translation>{definition} lässt sich nicht wiederholen: erst das beheben.</translation>
        </message>
        <message>
            <source>{instance} is off, which its layers alone would not be: switch it on first.</source>
            <translation>{instance} ist aus, was seine Schichten allein nicht wären: erst einschalten.</translation>
        </message>
        <message>
            <source>{instance} stands for one block only.</source>
            <translation>{instance} steht nur für einen Block.</translation>
        </message>
        <message>
            <source>{instance} stands for {count} layers: unroll it instead.</source>
            <translation>{instance} steht für {count} Schichten: lieber ausschreiben.</translation>
        </message>
        <message>
            <source>{instance} works on each frame by itself, which its layers alone do not: switch per frame off first.</source>
            <translation>{instance} arbeitet auf jedem Einzelbild für sich, was seine Schichten allein nicht tun: erst „je Einzelbild“ ausschalten.</translation>
        </message>
        <message>
            <source>{known} has a parameter {param} already.</source>
            <translation>{known} hat schon einen Parameter {param}.</translation>
        </message>
        <message>
            <source>{known} is used by {users}: delete or expand these first.</source>
            <translation>{known} wird von {users} benutzt: diese erst löschen oder auflösen.</translation>
        </message>
        <message>
            <source>{names} and {number} more</source>
            <translation>{names} und {number} weitere</translation>
        </message>
        <message numerus="yes">
            <source>{names} lie between the selected layers: select them too.</source>
            <translation>
                <numerusform>{names} liegt zwischen den gewählten Schichten: auch mit auswählen.</numerusform>
                <numerusform>{names} liegen zwischen den gewählten Schichten: auch mit auswählen.</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} cannot contain itself.</source>
            <translation>{name} kann nicht sich selbst enthalten.</translation>
        </message>
        <message>
            <source>{name} is a word of Python: exported code could not use it.</source>
            <translation>{name} ist ein Wort von Python: exportierter Code könnte es nicht benutzen.</translation>
        </message>
        <message>
            <source>{name} is an end of the network and cannot be in a block.</source>
            <translation>{name} ist ein Ende des Netzes und kann nicht in einem Block liegen.</translation>
        </message>
        <message>
            <source>{name} is used by {users}: change these first.</source>
            <translation>{name} wird von {users} benutzt: diese erst ändern.</translation>
        </message>
        <message>
            <source>{node} inside follows the channels that arrive at {name}, and these have no name or number here.</source>
            <translation>{node} im Block folgt den Kanälen, die bei {name} ankommen, und diese haben hier weder Namen noch Zahl.</translation>
        </message>
        <message>
            <source>{node} inside: {error}.</source>
            <translation>{node} im Block: {error}.</translation>
        </message>
        <message>
            <source>{node} is no block of this project.</source>
            <translation>{node} ist kein Block dieses Projekts.</translation>
        </message>
        <message>
            <source>{node} of {outer}</source>
            <translation>{node} von {outer}</translation>
        </message>
        <message>
            <source>{param} needs the words to choose from.</source>
            <translation>{param} braucht die Wörter, aus denen gewählt wird.</translation>
        </message>
    </context>
    <context>
        <name>CompareBar</name>
        <message>
            <source>Compare with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Image</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Image number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep these maps to compare them with others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pinned</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is compared</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is compared with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>attention</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>values</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ComparePage</name>
        <message>
            <source>A</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A and B share one scale.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A and B share the colours of each map, all differences one scale.</source>
            <translation>A und B teilen sich die Farben jeder Karte, alle Differenzen eine Skala.</translation>
        </message>
        <message>
            <source>A has {0} values and B {1}: there is no difference to show.</source>
            <translation>A hat {0} Werte und B {1}: es gibt keine Differenz zu zeigen.</translation>
        </message>
        <message>
            <source>B − A</source>
            <translation>B − A</translation>
        </message>
        <message>
            <source>B, now</source>
            <translation>B, jetzt</translation>
        </message>
        <message>
            <source>Head {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Head {0} differs most: show it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It answers between two steps of its work.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Map {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Map {0} differs most: show it</source>
            <translation>Karte {0} weicht am meisten ab: zeigen</translation>
        </message>
        <message>
            <source>The engine is at work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run trains: A is of step {0}, B of step {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing to compare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>image {0} of {1}, {2}</source>
            <translation>Bild {0} von {1}, {2}</translation>
        </message>
        <message>
            <source>mean {0}, largest {1}</source>
            <translation>Mittelwert {0}, größter Wert {1}</translation>
        </message>
        <message>
            <source>{0} is known to 1/255 of each map's range.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CompareView</name>
        <message>
            <source>All settings are equal.</source>
            <translation>Alle Einstellungen sind gleich.</translation>
        </message>
        <message>
            <source>Also what is equal</source>
            <translation>Auch, was gleich ist</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>Kurven</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>Gemessen</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>Select two or more runs above to compare them: click one, then others with Ctrl.</source>
            <translation>Oben zwei oder mehr Läufe auswählen, um sie zu vergleichen: einen anklicken, dann weitere mit Strg.</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>The networks are equal, layer by layer.</source>
            <translation>Die Netze sind gleich, Schicht für Schicht.</translation>
        </message>
        <message>
            <source>What is compared</source>
            <translation>Was verglichen wird</translation>
        </message>
    </context>
    <context>
        <name>Comparing</name>
        <message>
            <source>No epoch was kept of what is shown: train, with F5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The network was not edited since the project was opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no other run with weights: train another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is only one image to look at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was pinned has no such layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>before the edit: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>before training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>epoch {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>epoch {0}, the best</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}, epoch {1}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Confusion</name>
        <message>
            <source>image {0}: {1}, predicted {2} ({3})</source>
            <translation>Bild {0}: {1}, vorhergesagt {2} ({3})</translation>
        </message>
    </context>
    <context>
        <name>ConfusionPage</name>
        <message>
            <source>% of predicted</source>
            <translation>% der vorhergesagten</translation>
        </message>
        <message>
            <source>% of true</source>
            <translation>% der wahren</translation>
        </message>
        <message>
            <source>All {0} {1} are recognized.</source>
            <translation>Alle {0} {1} werden erkannt.</translation>
        </message>
        <message>
            <source>Click a cell, or choose it by arrows and Enter: its images are shown, the worst first, and N steps through them.</source>
            <translation>Eine Zelle anklicken, oder mit Pfeilen und Enter wählen: ihre Bilder erscheinen, die schlimmsten zuerst, und N geht durch sie.</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>Konfusionsmatrix</translation>
        </message>
        <message>
            <source>Confusion table. {0}.</source>
            <translation>Tabelle der Irrtümer. {0}.</translation>
        </message>
        <message>
            <source>Most often confused</source>
            <translation>Am häufigsten verwechselt</translation>
        </message>
        <message>
            <source>Most often: {0}.</source>
            <translation>Am häufigsten: {0}.</translation>
        </message>
        <message>
            <source>No mistake</source>
            <translation>Kein Irrtum</translation>
        </message>
        <message>
            <source>What the cells say</source>
            <translation>Was die Zellen sagen</translation>
        </message>
        <message>
            <source>counts</source>
            <translation>Anzahl</translation>
        </message>
        <message>
            <source>true \ predicted</source>
            <translation>wahr \ vorhergesagt</translation>
        </message>
        <message numerus="yes">
            <source>{n} of {count} {images} are wrong ({share})</source>
            <translation>
                <numerusform>{images}: {n} von {count} falsch ({share})</numerusform>
                <numerusform>{images}: {n} von {count} falsch ({share})</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConfusionTable</name>
        <message>
            <source>predicted</source>
            <translation>vorhergesagt</translation>
        </message>
        <message>
            <source>true</source>
            <translation>wahr</translation>
        </message>
    </context>
    <context>
        <name>ConnectByKeys</name>
        <message>
            <source>From {0} to {1}: Enter joins, arrows choose, Tab adds a layer.</source>
            <translation>Von {0} zu {1}: die Eingabetaste verbindet, Pfeile wählen, Tab fügt hinzu.</translation>
        </message>
        <message>
            <source>No port here can take a wire from {0}.</source>
            <translation>Kein Anschluss hier kann eine Verbindung von {0} aufnehmen.</translation>
        </message>
    </context>
    <context>
        <name>Conversions</name>
        <message>
            <source>{n} CMYK → RGB</source>
            <translation>{n} CMYK → RGB</translation>
        </message>
        <message>
            <source>{n} RGB → grey</source>
            <translation>{n} RGB → grau</translation>
        </message>
        <message>
            <source>{n} animated: the first frame is used</source>
            <translation>{n} animiert: das erste Einzelbild wird benutzt</translation>
        </message>
        <message>
            <source>{n} brought to another size</source>
            <translation>{n} auf eine andere Größe gebracht</translation>
        </message>
        <message>
            <source>{n} grey → RGB</source>
            <translation>{n} grau → RGB</translation>
        </message>
        <message>
            <source>{n} of 16 bits, scaled to 8</source>
            <translation>{n} mit 16 Bit, auf 8 skaliert</translation>
        </message>
        <message>
            <source>{n} of a palette → RGB</source>
            <translation>{n} mit Palette → RGB</translation>
        </message>
        <message>
            <source>{n} of another colour space → RGB</source>
            <translation>{n} mit anderem Farbraum → RGB</translation>
        </message>
        <message>
            <source>{n} of real numbers, scaled to 0 to 255</source>
            <translation>{n} aus reellen Zahlen, auf 0 bis 255 skaliert</translation>
        </message>
        <message>
            <source>{n} rotated by EXIF</source>
            <translation>{n} nach EXIF gedreht</translation>
        </message>
        <message>
            <source>{n} transparent, laid on white</source>
            <translation>{n} durchsichtig, auf Weiß gelegt</translation>
        </message>
        <message>
            <source>{n} with damaged additional data</source>
            <translation>{n} mit beschädigten Zusatzdaten</translation>
        </message>
        <message>
            <source>{n} with unusual names</source>
            <translation>{n} mit ungewöhnlichen Namen</translation>
        </message>
    </context>
    <context>
        <name>Copies</name>
        <message>
            <source>Nothing is selected.</source>
            <translation>Nichts ist ausgewählt.</translation>
        </message>
        <message>
            <source>Nothing led to what was copied: pasted as it is.</source>
            <translation>Nichts führte zu dem Kopierten: so eingefügt, wie es ist.</translation>
        </message>
    </context>
    <context>
        <name>CostRows</name>
        <message>
            <source>/ image</source>
            <translation>/ Bild</translation>
        </message>
        <message>
            <source>Activation memory</source>
            <translation>Speicher für Aktivierungen</translation>
        </message>
        <message>
            <source>Activations</source>
            <translation>Aktivierungen</translation>
        </message>
        <message>
            <source>Buffers</source>
            <translation>Puffer</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>Eingefroren</translation>
        </message>
        <message>
            <source>Multiply-adds</source>
            <translation>Multiply-Adds</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Share of parameters</source>
            <translation>Anteil an den Parametern</translation>
        </message>
        <message>
            <source>Trained</source>
            <translation>Trainiert</translation>
        </message>
    </context>
    <context>
        <name>CostTable</name>
        <message>
            <source>Activations</source>
            <translation>Aktivierungen</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Danach</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Davor</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Änderung</translation>
        </message>
        <message>
            <source>Costs before and after</source>
            <translation>Kosten davor und danach</translation>
        </message>
        <message>
            <source>Gives</source>
            <translation>Ergibt</translation>
        </message>
        <message>
            <source>Multiply-adds</source>
            <translation>Multiply-Adds</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>another shape</source>
            <translation>andere Form</translation>
        </message>
        <message>
            <source>same shape</source>
            <translation>gleiche Form</translation>
        </message>
    </context>
    <context>
        <name>CostView</name>
        <message>
            <source>px</source>
            <translation>px</translation>
        </message>
        <message>
            <source>px, all</source>
            <translation>px, alles</translation>
        </message>
    </context>
    <context>
        <name>Costs</name>
        <message>
            <source>The warmer a card, the larger its share of the {0}.</source>
            <translation>Je wärmer eine Karte, desto größer ihr Anteil: {0}.</translation>
        </message>
        <message>
            <source>activations</source>
            <translation>Aktivierungen</translation>
        </message>
        <message>
            <source>multiply-adds</source>
            <translation>Multiply-Adds</translation>
        </message>
        <message>
            <source>no parameters</source>
            <translation>keine Parameter</translation>
        </message>
        <message>
            <source>parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>same parameters and work</source>
            <translation>gleich viele Parameter, gleich viel Arbeit</translation>
        </message>
        <message>
            <source>{0} multiply-adds</source>
            <translation>{0} Multiply-Adds</translation>
        </message>
        <message>
            <source>{0} parameters</source>
            <translation>{0} Parameter</translation>
        </message>
        <message>
            <source>{0} values</source>
            <translation>{0} Werte</translation>
        </message>
    </context>
    <context>
        <name>CountPlot</name>
        <message>
            <source>log</source>
            <translation>log</translation>
        </message>
        <message>
            <source>{0} to {1}: {2} ({3})</source>
            <translation>{0} bis {1}: {2} ({3})</translation>
        </message>
    </context>
    <context>
        <name>CurveChart</name>
        <message>
            <source>Epoch {0}</source>
            <translation>Epoche {0}</translation>
        </message>
        <message>
            <source>None of these runs has finished an epoch.</source>
            <translation>Keiner dieser Läufe hat eine Epoche beendet.</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>linear scale</source>
            <translation>lineare Skala</translation>
        </message>
        <message>
            <source>log scale</source>
            <translation>logarithmische Skala</translation>
        </message>
        <message>
            <source>ring: best epoch, {0}</source>
            <translation>Ring: beste Epoche, {0}</translation>
        </message>
    </context>
    <context>
        <name>CurvePage</name>
        <message>
            <source>Activation curve</source>
            <translation>Kurve der Aktivierung</translation>
        </message>
        <message>
            <source>So much of a gradient passes {0} of them.</source>
            <translation>So viel eines Gradienten lassen {0} davon durch.</translation>
        </message>
        <message>
            <source>So much of a gradient passes {0} of them; in half precision it is 0.</source>
            <translation>So viel eines Gradienten lassen {0} davon durch; in halber Genauigkeit ist es 0.</translation>
        </message>
        <message>
            <source>This layer has no activation that bends single values.</source>
            <translation>Diese Schicht hat keine Aktivierung, die einzelne Werte biegt.</translation>
        </message>
        <message>
            <source>Type a number, as −1.5.</source>
            <translation>Eine Zahl tippen, etwa −1.5.</translation>
        </message>
        <message>
            <source>below 0</source>
            <translation>unter 0</translation>
        </message>
        <message>
            <source>beyond the plot</source>
            <translation>außerhalb der Kurve</translation>
        </message>
        <message>
            <source>deviation</source>
            <translation>Abweichung</translation>
        </message>
        <message>
            <source>f solid, its derivative f′ dashed, as torch computes them</source>
            <translation>f durchgezogen, die Ableitung f′ gestrichelt, wie torch sie berechnet</translation>
        </message>
        <message>
            <source>f(x)</source>
            <translation>f(x)</translation>
        </message>
        <message>
            <source>f′(x)</source>
            <translation>f′(x)</translation>
        </message>
        <message>
            <source>f′(x), {0} in a row</source>
            <translation>f′(x), {0} hintereinander</translation>
        </message>
        <message>
            <source>greatest</source>
            <translation>größter</translation>
        </message>
        <message>
            <source>hardly any gradient passes</source>
            <translation>kaum ein Gradient kommt durch</translation>
        </message>
        <message>
            <source>least</source>
            <translation>kleinster</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>Mittelwert</translation>
        </message>
        <message>
            <source>not finite</source>
            <translation>nicht endlich</translation>
        </message>
        <message>
            <source>values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>{0}; the slope that channel {1} has learned</source>
            <translation>{0}; mit der Steigung, die Kanal {1} gelernt hat</translation>
        </message>
    </context>
    <context>
        <name>CurvePlot</name>
        <message>
            <source>Activation curve</source>
            <translation>Kurve der Aktivierung</translation>
        </message>
        <message>
            <source>x {0}   f {1}   f′ {2}</source>
            <translation>x {0}   f {1}   f′ {2}</translation>
        </message>
        <message>
            <source>x, what arrives at the activation</source>
            <translation>x, was bei der Aktivierung ankommt</translation>
        </message>
        <message>
            <source>{0} values arrive; the longest bar is {1}</source>
            <translation>{0} Werte kommen an; der längste Balken ist {1}</translation>
        </message>
    </context>
    <context>
        <name>CurvesPage</name>
        <message>
            <source>AP</source>
            <translation>AP</translation>
        </message>
        <message>
            <source>AUC</source>
            <translation>AUC</translation>
        </message>
        <message>
            <source>Class against the others</source>
            <translation>Klasse gegen die anderen</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Macro: AUC {0}, AP {1}; micro: AUC {2}, AP {3}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mean over the classes: AUC {0}, average precision {1}</source>
            <translation>Mittel über die Klassen: AUC {0}, mittlere Präzision {1}</translation>
        </message>
        <message>
            <source>Precision: {0} against the others</source>
            <translation>Präzision: {0} gegen die anderen</translation>
        </message>
        <message>
            <source>ROC</source>
            <translation>ROC</translation>
        </message>
        <message>
            <source>ROC and PR</source>
            <translation>ROC und PR</translation>
        </message>
        <message>
            <source>ROC: {0} against the others</source>
            <translation>ROC: {0} gegen die anderen</translation>
        </message>
        <message>
            <source>There are no curves of so many scores</source>
            <translation>Von so vielen Scores gibt es keine Kurven</translation>
        </message>
        <message>
            <source>Which curve</source>
            <translation>Welche Kurve</translation>
        </message>
        <message>
            <source>precision and recall</source>
            <translation>Präzision und Trefferquote</translation>
        </message>
        <message>
            <source>share of the class that passes (recall)</source>
            <translation>Anteil der Klasse, der durchkommt (Recall)</translation>
        </message>
        <message>
            <source>share of the others that pass (false positive rate)</source>
            <translation>Anteil der anderen, der durchkommt (Falsch-positiv-Rate)</translation>
        </message>
        <message>
            <source>share of what passes that is of the class (precision)</source>
            <translation>Anteil der Klasse an dem, was durchkommt (Präzision)</translation>
        </message>
        <message>
            <source>{0} images of {1} classes are more than can be kept. The other views need less.</source>
            <translation>{0} Bilder in {1} Klassen sind mehr, als sich aufheben lässt. Die anderen Ansichten brauchen weniger.</translation>
        </message>
    </context>
    <context>
        <name>Data</name>
        <message>
            <source>Blobs with masks (synthetic)</source>
            <translation>Flecken mit Masken (künstlich)</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>Kenndaten</translation>
        </message>
        <message>
            <source>Folder of pictures</source>
            <translation>Ordner mit Bildern</translation>
        </message>
        <message>
            <source>Known data set (download)</source>
            <translation>Bekannter Datensatz (Download)</translation>
        </message>
        <message>
            <source>List of pictures (CSV)</source>
            <translation>Liste von Bildern (CSV)</translation>
        </message>
        <message>
            <source>MNIST digits</source>
            <translation>MNIST-Ziffern</translation>
        </message>
        <message>
            <source>MNIST files (IDX)</source>
            <translation>MNIST-Dateien (IDX)</translation>
        </message>
        <message>
            <source>Moving shapes (synthetic clips)</source>
            <translation>Bewegte Formen (künstliche Clips)</translation>
        </message>
        <message>
            <source>NumPy file</source>
            <translation>NumPy-Datei</translation>
        </message>
        <message>
            <source>Pictures with masks</source>
            <translation>Bilder mit Masken</translation>
        </message>
        <message>
            <source>Several shapes (synthetic)</source>
            <translation>Mehrere Formen (künstlich)</translation>
        </message>
        <message>
            <source>Shapes (synthetic)</source>
            <translation>Formen (künstlich)</translation>
        </message>
        <message>
            <source>Small digits, 8 × 8</source>
            <translation>Kleine Ziffern, 8 × 8</translation>
        </message>
        <message>
            <source>Table (CSV)</source>
            <translation>Tabelle (CSV)</translation>
        </message>
        <message>
            <source>Table (synthetic)</source>
            <translation>Tabelle (künstlich)</translation>
        </message>
        <message>
            <source>for research, not for trade</source>
            <translation>für die Forschung, nicht für den Handel</translation>
        </message>
        <message>
            <source>see its page</source>
            <translation>siehe dort</translation>
        </message>
    </context>
    <context>
        <name>DataController</name>
        <message>
            <source>Choose the data</source>
            <translation>Daten wählen</translation>
        </message>
        <message>
            <source>Downloading {0}</source>
            <translation>{0} wird heruntergeladen</translation>
        </message>
        <message>
            <source>Looking at {0}</source>
            <translation>{0} wird angesehen</translation>
        </message>
        <message>
            <source>Scanning {0}</source>
            <translation>{0} wird durchgesehen</translation>
        </message>
        <message>
            <source>Scanning {0}, {1}</source>
            <translation>{0} wird durchgesehen, {1}</translation>
        </message>
        <message>
            <source>The scan was cancelled.</source>
            <translation>Das Durchsehen wurde abgebrochen.</translation>
        </message>
        <message>
            <source>This project is open read-only. Save it as a copy first.</source>
            <translation>Dieses Projekt ist schreibgeschützt geöffnet. Erst als Kopie speichern.</translation>
        </message>
    </context>
    <context>
        <name>DataHeader</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>End the scan; the source stays as it is</source>
            <translation>Das Durchsehen beenden; die Quelle bleibt, wie sie ist</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>Datei …</translation>
        </message>
        <message>
            <source>Folder…</source>
            <translation>Ordner …</translation>
        </message>
        <message>
            <source>How often the largest class is there for each of the smallest</source>
            <translation>Wie oft die größte Klasse auf jedes Bild der kleinsten kommt</translation>
        </message>
        <message>
            <source>Learn from a CSV, NumPy or IDX file</source>
            <translation>Aus einer CSV-, NumPy- oder IDX-Datei lernen</translation>
        </message>
        <message>
            <source>Learn from a folder of images</source>
            <translation>Aus einem Ordner mit Bildern lernen</translation>
        </message>
        <message>
            <source>No data yet</source>
            <translation>Noch keine Daten</translation>
        </message>
        <message>
            <source>Progress of the scan</source>
            <translation>Fortschritt beim Durchsehen</translation>
        </message>
        <message>
            <source>Read all files anew</source>
            <translation>Alle Dateien neu lesen</translation>
        </message>
        <message>
            <source>Samples of equal content; groups that reach over two parts</source>
            <translation>Bilder mit gleichem Inhalt; Gruppen, die über zwei Teile reichen</translation>
        </message>
        <message>
            <source>Scan again</source>
            <translation>Neu durchsehen</translation>
        </message>
        <message>
            <source>cannot be used</source>
            <translation>sind nicht zu gebrauchen</translation>
        </message>
        <message>
            <source>classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>drop a folder of images anywhere on this window</source>
            <translation>einen Ordner mit Bildern irgendwo auf dieses Fenster ziehen</translation>
        </message>
        <message>
            <source>duplicates</source>
            <translation>Duplikate</translation>
        </message>
        <message>
            <source>files left out</source>
            <translation>ausgelassen</translation>
        </message>
        <message>
            <source>imbalance</source>
            <translation>Ungleichgewicht</translation>
        </message>
        <message>
            <source>labels</source>
            <translation>Labels</translation>
        </message>
        <message>
            <source>not downloaded yet</source>
            <translation>noch nicht heruntergeladen</translation>
        </message>
        <message>
            <source>not looked at yet</source>
            <translation>noch nicht angesehen</translation>
        </message>
        <message>
            <source>numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <source>one sample</source>
            <translation>ein Bild</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>bereit</translation>
        </message>
        <message>
            <source>samples</source>
            <translation>Bilder</translation>
        </message>
        <message numerus="yes">
            <source>{n} across</source>
            <translation>
                <numerusform>{n} über Teile hinweg</numerusform>
                <numerusform>{n} über Teile hinweg</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DataParts</name>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
    </context>
    <context>
        <name>DataRows</name>
        <message>
            <source>Augmented: {0}</source>
            <translation>Augmentiert: {0}</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Änderung</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>None yet: choose what to learn from.</source>
            <translation>Noch keine: wählen, woraus gelernt wird.</translation>
        </message>
        <message>
            <source>Not augmented</source>
            <translation>Nicht augmentiert</translation>
        </message>
        <message>
            <source>Test images</source>
            <translation>Testbilder</translation>
        </message>
        <message>
            <source>Training images</source>
            <translation>Trainingsbilder</translation>
        </message>
        <message>
            <source>Validation images</source>
            <translation>Validierungsbilder</translation>
        </message>
    </context>
    <context>
        <name>DataSide</name>
        <message>
            <source>A small network for {0} appears here once it has been read.</source>
            <translation>Ein kleines Netz für {0} erscheint hier, sobald alles gelesen ist.</translation>
        </message>
        <message>
            <source>A small network for {0} is ready: press Train, or F5.</source>
            <translation>Ein kleines Netz für {0} ist bereit: auf Trainieren klicken, oder F5.</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Learning from {0} now. Ctrl+Z undoes.</source>
            <translation>Gelernt wird jetzt aus {0}. Strg+Z macht es rückgängig.</translation>
        </message>
        <message>
            <source>Pipeline</source>
            <translation>Pipeline</translation>
        </message>
        <message>
            <source>These data are no files: there is nothing to scan.</source>
            <translation>Diese Daten sind keine Dateien: es gibt nichts durchzusehen.</translation>
        </message>
    </context>
    <context>
        <name>DataTab</name>
        <message>
            <source>/ {0}</source>
            <translation>/ {0}</translation>
        </message>
        <message>
            <source>All classes</source>
            <translation>Alle Klassen</translation>
        </message>
        <message>
            <source>As stored</source>
            <translation>Wie gespeichert</translation>
        </message>
        <message>
            <source>By loss</source>
            <translation>Nach Loss</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Image number</source>
            <translation>Nummer des Bilds</translation>
        </message>
        <message>
            <source>Next image</source>
            <translation>Nächstes Bild</translation>
        </message>
        <message>
            <source>Order of the images</source>
            <translation>Reihenfolge der Bilder</translation>
        </message>
        <message>
            <source>Part of the data</source>
            <translation>Teil der Daten</translation>
        </message>
        <message>
            <source>Previous image</source>
            <translation>Voriges Bild</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>These images do not have one class each.</source>
            <translation>Diese Bilder haben nicht je eine Klasse.</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Type a number from 1 to {0}.</source>
            <translation>Eine Zahl von 1 bis {0} eingeben.</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>label {0}</source>
            <translation>Label {0}</translation>
        </message>
    </context>
    <context>
        <name>DataTask</name>
        <message>
            <source>A generator and its discriminator do not classify the images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The network gives a class to every pixel: look at Masks in All images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The network gives numbers: look at Residuals in All images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These images have no targets to compare with.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DataView</name>
        <message>
            <source>Baselines</source>
            <translation>Baselines</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Duplicates</source>
            <translation>Duplikate</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Beispiele</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>Statistik</translation>
        </message>
        <message>
            <source>Take them over</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>The files have changed since this project looked at them.</source>
            <translation>Die Dateien haben sich geändert, seit dieses Projekt sie angesehen hat.</translation>
        </message>
        <message>
            <source>Views of the data</source>
            <translation>Ansichten der Daten</translation>
        </message>
        <message>
            <source>What is in {0} appears here once it has been read.</source>
            <translation>Was in {0} ist, erscheint hier, sobald es gelesen ist.</translation>
        </message>
        <message>
            <source>Wrong labels</source>
            <translation>Falsche Labels</translation>
        </message>
        <message>
            <source>{0} left out, {1} odd</source>
            <translation>{0} ausgelassen, {1} ungewöhnlich</translation>
        </message>
    </context>
    <context>
        <name>DefinitionForm</name>
        <message>
            <source>Add parameter</source>
            <translation>Parameter hinzufügen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name of the block</source>
            <translation>Name des Blocks</translation>
        </message>
        <message>
            <source>No parameters yet. Fields inside may use in_channels, i and n.</source>
            <translation>Noch keine Parameter. Felder im Block dürfen in_channels, i und n benutzen.</translation>
        </message>
        <message>
            <source>One instance follows what you change here.</source>
            <translation>Eine Instanz folgt dem, was hier geändert wird.</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>Source of the block</source>
            <translation>Quelle des Blocks</translation>
        </message>
        <message>
            <source>What it is for</source>
            <translation>Wozu er gut ist</translation>
        </message>
        <message>
            <source>What the block is for</source>
            <translation>Wozu der Block gut ist</translation>
        </message>
        <message>
            <source>{0} instances follow what you change here.</source>
            <translation>{0} Instanzen folgen dem, was hier geändert wird.</translation>
        </message>
    </context>
    <context>
        <name>DepthChart</name>
        <message>
            <source>Add an Input: shapes by depth appear here.</source>
            <translation>Einen Input hinzufügen: dann stehen hier die Formen nach Tiefe.</translation>
        </message>
        <message>
            <source>Channels, log scale</source>
            <translation>Kanäle, logarithmisch</translation>
        </message>
        <message>
            <source>Side of the map, log scale</source>
            <translation>Seite der Karte, logarithmisch</translation>
        </message>
        <message>
            <source>layer</source>
            <translation>Schicht</translation>
        </message>
    </context>
    <context>
        <name>Details</name>
        <message>
            <source>Multiply-adds</source>
            <translation>Multiply-Adds</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Jahr</translation>
        </message>
    </context>
    <context>
        <name>DialogFrame</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>Dialogs</name>
        <message>
            <source>A training runs. End it?</source>
            <translation>Ein Training läuft. Beenden?</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Alle Dateien</translation>
        </message>
        <message>
            <source>An automatic copy from {0} exists. The file stays as it is.</source>
            <translation>Es gibt eine automatische Kopie von {0}. Die Datei bleibt, wie sie ist.</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>End the training</source>
            <translation>Training beenden</translation>
        </message>
        <message>
            <source>Follow a run</source>
            <translation>Einem Lauf folgen</translation>
        </message>
        <message>
            <source>It ends with a checkpoint, and can be taken up again later.</source>
            <translation>Es endet mit einem Zwischenstand und lässt sich später fortsetzen.</translation>
        </message>
        <message>
            <source>Open read-only</source>
            <translation>Schreibgeschützt öffnen</translation>
        </message>
        <message>
            <source>Open the copy</source>
            <translation>Kopie öffnen</translation>
        </message>
        <message>
            <source>Read-only it can be changed and saved as a copy.</source>
            <translation>Schreibgeschützt lässt sie sich ändern und als Kopie speichern.</translation>
        </message>
        <message>
            <source>Reload</source>
            <translation>Neu laden</translation>
        </message>
        <message>
            <source>Save as copy…</source>
            <translation>Als Kopie speichern …</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Speichern unter …</translation>
        </message>
        <message>
            <source>Save the changes to {0}?</source>
            <translation>Die Änderungen an {0} speichern?</translation>
        </message>
        <message>
            <source>Saving would take the place of that change.</source>
            <translation>Speichern würde jene Änderung ersetzen.</translation>
        </message>
        <message>
            <source>The changes are still here, and not saved.</source>
            <translation>Die Änderungen sind noch da, aber nicht gespeichert.</translation>
        </message>
        <message>
            <source>Without saving they are lost.</source>
            <translation>Ohne Speichern gehen sie verloren.</translation>
        </message>
        <message>
            <source>{0} is open in {1}.</source>
            <translation>{0} ist in {1} geöffnet.</translation>
        </message>
        <message>
            <source>{0} was changed by another program at {1}.</source>
            <translation>{0} wurde um {1} von einem anderen Programm geändert.</translation>
        </message>
    </context>
    <context>
        <name>DifferenceTable</name>
        <message>
            <source>Differences</source>
            <translation>Unterschiede</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
    </context>
    <context>
        <name>Dock</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Float</source>
            <translation>Ablösen</translation>
        </message>
        <message>
            <source>Float, move or close</source>
            <translation>Ablösen, verschieben oder schließen</translation>
        </message>
        <message>
            <source>Move to the bottom</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>Move to the left</source>
            <translation>Nach links</translation>
        </message>
        <message>
            <source>Move to the right</source>
            <translation>Nach rechts</translation>
        </message>
        <message>
            <source>Put back</source>
            <translation>Zurückstellen</translation>
        </message>
    </context>
    <context>
        <name>Document</name>
        <message>
            <source>untitled</source>
            <translation>ohne Titel</translation>
        </message>
    </context>
    <context>
        <name>DownloadCard</name>
        <message>
            <source>Download about {0}</source>
            <translation>Herunterladen, etwa {0}</translation>
        </message>
        <message>
            <source>Reading it needs the package {0}.</source>
            <translation>Zum Lesen ist das Paket {0} nötig.</translation>
        </message>
        <message>
            <source>{0} samples of {1} classes. Licence: {2}.</source>
            <translation>{0} Bilder in {1} Klassen. Lizenz: {2}.</translation>
        </message>
    </context>
    <context>
        <name>DragEdge</name>
        <message>
            <source>{0}. Expected {1}, got {2}.</source>
            <translation>{0}. Erwartet {1}, ist {2}.</translation>
        </message>
    </context>
    <context>
        <name>DrawTab</name>
        <message>
            <source>Clear the pad</source>
            <translation>Zeichenfläche leeren</translation>
        </message>
        <message>
            <source>Draw it again</source>
            <translation>Wieder zeichnen</translation>
        </message>
        <message>
            <source>Eraser</source>
            <translation>Radierer</translation>
        </message>
        <message>
            <source>Nothing was drawn yet.</source>
            <translation>Noch wurde nichts gezeichnet.</translation>
        </message>
        <message>
            <source>Nothing was taken back.</source>
            <translation>Nichts wurde zurückgenommen.</translation>
        </message>
        <message>
            <source>Take the last stroke back</source>
            <translation>Letzten Strich zurücknehmen</translation>
        </message>
        <message>
            <source>The pad is empty.</source>
            <translation>Die Zeichenfläche ist leer.</translation>
        </message>
        <message>
            <source>Thickness of the brush</source>
            <translation>Dicke des Pinsels</translation>
        </message>
        <message>
            <source>Thickness of the brush, in pixels of the image</source>
            <translation>Dicke des Pinsels, in Pixeln des Bilds</translation>
        </message>
        <message>
            <source>{0} px</source>
            <translation>{0} px</translation>
        </message>
    </context>
    <context>
        <name>DropSign</name>
        <message>
            <source>Learn from {0}</source>
            <translation>Aus {0} lernen</translation>
        </message>
        <message>
            <source>Open {0}</source>
            <translation>{0} öffnen</translation>
        </message>
    </context>
    <context>
        <name>DuplicateDrag</name>
        <message>
            <source>Copied the layers; weights are not copied.</source>
            <translation>Die Schichten sind kopiert; Gewichte werden nicht kopiert.</translation>
        </message>
    </context>
    <context>
        <name>DuplicatesPage</name>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>No sample is there twice</source>
            <translation>Kein Bild ist doppelt da</translation>
        </message>
        <message>
            <source>None of them is in two parts.</source>
            <translation>Keines davon ist in zwei Teilen.</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Sample</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Samples of equal content</source>
            <translation>Bilder mit gleichem Inhalt</translation>
        </message>
        <message>
            <source>The content was compared, within and across parts.</source>
            <translation>Verglichen wurde der Inhalt, innerhalb der Teile und über sie hinweg.</translation>
        </message>
        <message>
            <source>The samples are not compared yet</source>
            <translation>Die Bilder sind noch nicht verglichen</translation>
        </message>
        <message>
            <source>number {0}</source>
            <translation>Nummer {0}</translation>
        </message>
        <message numerus="yes">
            <source>{n} groups reach over two parts: what is judged was learned, so the figures are too good.</source>
            <translation>
                <numerusform>{n} Gruppe reicht über zwei Teile: was geprüft wird, wurde gelernt, also sind die Werte zu gut.</numerusform>
                <numerusform>{n} Gruppen reichen über zwei Teile: was geprüft wird, wurde gelernt, also sind die Werte zu gut.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} samples are there more than once.</source>
            <translation>
                <numerusform>{n} Bild ist mehr als einmal da.</numerusform>
                <numerusform>{n} Bilder sind mehr als einmal da.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Editor</name>
        <message>
            <source>Add {0} {1}</source>
            <translation>{0} {1} hinzufügen</translation>
        </message>
        <message>
            <source>Connect {0} to {1}</source>
            <translation>{0} mit {1} verbinden</translation>
        </message>
        <message>
            <source>Delete {0} wires</source>
            <translation>{0} Verbindungen löschen</translation>
        </message>
        <message>
            <source>Disconnect {0} from {1}</source>
            <translation>{0} von {1} trennen</translation>
        </message>
        <message>
            <source>Insert {0} after {1}</source>
            <translation>{0} nach {1} einfügen</translation>
        </message>
        <message>
            <source>Insert {0} between {1} and {2}</source>
            <translation>{0} zwischen {1} und {2} einfügen</translation>
        </message>
        <message>
            <source>Move {0}</source>
            <translation>{0} verschieben</translation>
        </message>
        <message>
            <source>Reconnect</source>
            <translation>Neu verbinden</translation>
        </message>
        <message>
            <source>There is no layer {0} any more.</source>
            <translation>Die Schicht {0} gibt es nicht mehr.</translation>
        </message>
        <message>
            <source>{0} layers</source>
            <translation>{0} Schichten</translation>
        </message>
    </context>
    <context>
        <name>EmbeddingPage</name>
        <message>
            <source>Choose data first, in Data.</source>
            <translation>Erst Daten wählen, unter „Daten“.</translation>
        </message>
        <message>
            <source>Embedding</source>
            <translation>Einbettung</translation>
        </message>
        <message>
            <source>Highlight</source>
            <translation>Hervorheben</translation>
        </message>
        <message>
            <source>Images of the lasso</source>
            <translation>Bilder der Auswahl</translation>
        </message>
        <message>
            <source>Principal components</source>
            <translation>Hauptkomponenten</translation>
        </message>
        <message>
            <source>What {0} is given, {1} numbers an image, in the two directions in which they vary most; a ring marks a mistake. Click a point to look at its image, draw around points to see theirs.</source>
            <translation>Was {0} bekommt, {1} Zahlen je Bild, in den zwei Richtungen, in denen sie am meisten streuen; ein Ring markiert einen Irrtum. Ein Klick auf einen Punkt zeigt sein Bild, eine Linie um Punkte herum die ihren.</translation>
        </message>
        <message>
            <source>all classes</source>
            <translation>alle Klassen</translation>
        </message>
        <message>
            <source>component {0}, {1} of the variance</source>
            <translation>Komponente {0}, {1} der Varianz</translation>
        </message>
        <message>
            <source>image {0}</source>
            <translation>Bild {0}</translation>
        </message>
        <message>
            <source>image {0}: true {1}, predicted {2}</source>
            <translation>Bild {0}: wahr {1}, vorhergesagt {2}</translation>
        </message>
        <message numerus="yes">
            <source>{n} images in the lasso</source>
            <translation>
                <numerusform>{n} Bild in der Auswahl</numerusform>
                <numerusform>{n} Bilder in der Auswahl</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} mistakes</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} of the {images}</source>
            <translation>
                <numerusform>{images}: {n}</numerusform>
                <numerusform>{images}: {n}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EmptyCanvas</name>
        <message>
            <source>All samples</source>
            <translation>Alle Beispiele</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Choose a folder: a small network is made that learns them</source>
            <translation>Einen Ordner wählen: ein kleines Netz entsteht, das die Bilder lernt</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>Ziffern</translation>
        </message>
        <message>
            <source>Drag a layer here, or press Tab and type its name</source>
            <translation>Eine Schicht hierher ziehen, oder Tab drücken und ihren Namen tippen</translation>
        </message>
        <message>
            <source>Known networks, from LeNet-5 on, to begin from</source>
            <translation>Bekannte Netze ab LeNet-5, um damit zu beginnen</translation>
        </message>
        <message>
            <source>Layers by a formula, such as twice [Conv – ReLU] – Pool</source>
            <translation>Schichten nach einer Formel, etwa zweimal [Conv – ReLU] – Pool</translation>
        </message>
        <message>
            <source>Learn from a folder of your own images, or drop it here</source>
            <translation>Aus einem Ordner eigener Bilder lernen, oder ihn hierher ziehen</translation>
        </message>
        <message>
            <source>Lessons</source>
            <translation>Lektionen</translation>
        </message>
        <message>
            <source>My images</source>
            <translation>Eigene Bilder</translation>
        </message>
        <message>
            <source>New to this? Ten lessons of a few minutes</source>
            <translation>Zum ersten Mal hier? Zehn Lektionen von wenigen Minuten</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open a project</source>
            <translation>Ein Projekt öffnen</translation>
        </message>
        <message>
            <source>Opens a small network that trains at once</source>
            <translation>Öffnet ein kleines Netz, das sofort lernt</translation>
        </message>
        <message>
            <source>Pattern</source>
            <translation>Muster</translation>
        </message>
        <message>
            <source>Start with a network that works</source>
            <translation>Mit einem Netz beginnen, das läuft</translation>
        </message>
    </context>
    <context>
        <name>Engine</name>
        <message>
            <source>16 bits a value, scaled to 8</source>
            <translation>16 Bit je Wert, auf 8 skaliert</translation>
        </message>
        <message>
            <source>A baseline tells classes apart, but these data have other targets.</source>
            <translation>Eine Baseline unterscheidet Klassen, aber diese Daten haben andere Ziele.</translation>
        </message>
        <message>
            <source>A batch of {size:,} needs about {needed}, but {free} are free. {layer} ({type}) takes most: about {own}</source>
            <translation>Ein Batch von {size:,} braucht etwa {needed}, aber nur {free} sind frei. {layer} ({type}) braucht am meisten: etwa {own}</translation>
        </message>
        <message>
            <source>A batch of {size:,} needs about {needed}, but {free} are free. {layer} ({type}) takes most: about {own} for its weights alone</source>
            <translation>Ein Batch von {size:,} braucht etwa {needed}, aber nur {free} sind frei. {layer} ({type}) braucht am meisten: etwa {own} allein für die Gewichte</translation>
        </message>
        <message>
            <source>A batch size of {number} instead of {batch_size} helps.</source>
            <translation>Eine Batchgröße von {number} statt {batch_size} hilft.</translation>
        </message>
        <message>
            <source>A generator and its discriminator do not classify the images, so there are no mistakes to count.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A generator and its discriminator do not classify the images, so there are no probabilities of classes to show.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A generator and its discriminator have no single step to try: each learns from the other. Train them for an epoch instead.</source>
            <translation>Ein Generator und sein Diskriminator haben keinen einzelnen Schritt zum Ausprobieren: jeder lernt vom anderen. Sie stattdessen eine Epoche trainieren.</translation>
        </message>
        <message>
            <source>A generator and its discriminator train in one process: start it without torchrun.</source>
            <translation>Ein Generator und sein Diskriminator trainieren in einem Prozess: ohne torchrun starten.</translation>
        </message>
        <message>
            <source>A generator and its discriminator train without these settings: {names}. Set them back to their usual values.</source>
            <translation>Ein Generator und sein Diskriminator trainieren ohne diese Einstellungen: {names}. Diese auf ihre üblichen Werte zurücksetzen.</translation>
        </message>
        <message>
            <source>A mask has the class {highest}, expected 0 to {number}.</source>
            <translation>Eine Maske hat die Klasse {highest}, erwartet ist 0 bis {number}.</translation>
        </message>
        <message>
            <source>A network of several Outputs has no one loss.</source>
            <translation>Ein Netz mit mehreren Outputs hat nicht einen Loss.</translation>
        </message>
        <message>
            <source>A process for this could not be started: {error}.</source>
            <translation>Ein Prozess dafür ließ sich nicht starten: {error}.</translation>
        </message>
        <message>
            <source>A process that decodes pictures could not be started: {reason}.</source>
            <translation>Ein Prozess, der Bilder dekodiert, ließ sich nicht starten: {reason}.</translation>
        </message>
        <message>
            <source>A run trains: its network is the one that is shown.</source>
            <translation>Ein Lauf trainiert: gezeigt wird sein Netz.</translation>
        </message>
        <message>
            <source>All layers are frozen, so there is nothing to learn: switch freeze off for one of them.</source>
            <translation>Alle Schichten sind eingefroren, es gibt also nichts zu lernen: bei einer davon „einfrieren“ ausschalten.</translation>
        </message>
        <message>
            <source>An image has {values:,} values, and whitening or decorrelating them needs a matrix of {values:,} × {values:,}: at most {most:,} can be worked out. Normalize per channel instead, or resize the images.</source>
            <translation>Ein Bild hat {values:,} Werte, und zum Weißen oder Dekorrelieren ist eine Matrix von {values:,} × {values:,} nötig: höchstens {most:,} lassen sich ausrechnen. Stattdessen je Kanal normalisieren, oder die Bilder verkleinern.</translation>
        </message>
        <message>
            <source>An image of the batch holds numbers that are not finite.</source>
            <translation>Ein Bild des Batches enthält Zahlen, die nicht endlich sind.</translation>
        </message>
        <message>
            <source>An image of {h} × {w} pixels can be shifted by less only.</source>
            <translation>Ein Bild von {h} × {w} Pixeln lässt sich nur um weniger verschieben.</translation>
        </message>
        <message>
            <source>Another of the {count} processes could not go on at step {step:,}; what it printed says why.</source>
            <translation>Ein anderer der {count} Prozesse kam bei Schritt {step:,} nicht weiter; seine Ausgabe sagt, warum.</translation>
        </message>
        <message>
            <source>Another run trains already. Stop it first, then train this one.</source>
            <translation>Ein anderer Lauf trainiert schon. Erst ihn anhalten, dann diesen trainieren.</translation>
        </message>
        <message>
            <source>At least one image is needed.</source>
            <translation>Mindestens ein Bild ist nötig.</translation>
        </message>
        <message>
            <source>Attributions explain the score of one image, and this network takes {what}.</source>
            <translation>Attributionen erklären den Score eines Bilds, und dieses Netz nimmt {what}.</translation>
        </message>
        <message>
            <source>BatchNorm is taken over all {count} processes (SyncBatchNorm).</source>
            <translation>BatchNorm misst über alle {count} Prozesse (SyncBatchNorm).</translation>
        </message>
        <message>
            <source>CAM needs a head of GlobalAvgPool and one Linear behind it, and this network has another. Grad-CAM works with any head.</source>
            <translation>CAM braucht einen Kopf aus GlobalAvgPool und einem Linear dahinter, und dieses Netz hat einen anderen. Grad-CAM geht mit jedem Kopf.</translation>
        </message>
        <message numerus="yes">
            <source>CPU · {n} cores</source>
            <translation>
                <numerusform>CPU · {n} Kern</numerusform>
                <numerusform>CPU · {n} Kerne</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose a smaller batch size or a smaller network.</source>
            <translation>Eine kleinere Batchgröße oder ein kleineres Netz wählen.</translation>
        </message>
        <message>
            <source>Choose a smaller batch size or make the largest layer smaller.</source>
            <translation>Eine kleinere Batchgröße wählen oder die größte Schicht verkleinern.</translation>
        </message>
        <message>
            <source>Choose images of the data: there is one of your own.</source>
            <translation>Bilder der Daten wählen: hier ist ein eigenes dabei.</translation>
        </message>
        <message>
            <source>Column {name} holds {count:,} different words, more than {most}: leave it out.</source>
            <translation>Spalte {name} enthält {count:,} verschiedene Wörter, mehr als {most}: sie weglassen.</translation>
        </message>
        <message>
            <source>CutMix cuts rectangles out of images, and these samples are none: set it to 0.</source>
            <translation>CutMix schneidet Rechtecke aus Bildern, und diese Daten sind keine Bilder: auf 0 setzen.</translation>
        </message>
        <message>
            <source>Expected {expected}, got {got}.</source>
            <translation>Erwartet {expected}, ist {got}.</translation>
        </message>
        <message>
            <source>Found 0 class folders in {path}; expected one folder of pictures per class, such as cats/ dogs/.</source>
            <translation>In {path} wurden 0 Klassenordner gefunden; erwartet ist ein Ordner mit Bildern je Klasse, etwa cats/ dogs/.</translation>
        </message>
        <message>
            <source>Found 0 class folders in {root}; expected one folder per class, such as {example}.</source>
            <translation>In {root} wurden 0 Klassenordner gefunden; erwartet ist ein Ordner je Klasse, etwa {example}.</translation>
        </message>
        <message>
            <source>Found one class folder, {name}, in {root}; to tell classes apart, two or more are needed, such as {example}.</source>
            <translation>Es gibt einen Klassenordner, {name}, in {root}; um Klassen zu unterscheiden, sind zwei oder mehr nötig, etwa {example}.</translation>
        </message>
        <message>
            <source>Guided backpropagation changes what goes back through ReLU, and this network has none: it would be the plain gradient.</source>
            <translation>Guided Backpropagation ändert, was durch ReLU zurückgeht, und dieses Netz hat keines: es wäre der einfache Gradient.</translation>
        </message>
        <message>
            <source>Images of your own are looked at one by one.</source>
            <translation>Eigene Bilder werden einzeln angesehen.</translation>
        </message>
        <message>
            <source>In {name} it cannot be told which array holds the samples and which the targets; it has {arrays}. Name them.</source>
            <translation>In {name} lässt sich nicht sagen, welches Array die Bilder enthält und welches die Ziele; es gibt {arrays}. Sie benennen.</translation>
        </message>
        <message>
            <source>Install CNN Studio again.</source>
            <translation>CNN Studio neu installieren.</translation>
        </message>
        <message>
            <source>Left out, because no picture in them can be read: {0}.</source>
            <translation>Ausgelassen, weil sich kein Bild darin lesen lässt: {0}.</translation>
        </message>
        <message>
            <source>Make the largest layer smaller.</source>
            <translation>Die größte Schicht verkleinern.</translation>
        </message>
        <message>
            <source>Memory ran out while {what} when it asked for {amount}. {advice}</source>
            <translation>Der Speicher ging aus: {what}, als {amount} nötig waren. {advice}</translation>
        </message>
        <message>
            <source>Memory ran out while {what}. {advice}</source>
            <translation>Der Speicher ging aus: {what}. {advice}</translation>
        </message>
        <message>
            <source>Mixup cannot mix masks, in which each pixel has one class: set it to 0, or use CutMix.</source>
            <translation>Mixup kann Masken, in denen jedes Pixel eine Klasse hat, nicht mischen: auf 0 setzen, oder CutMix benutzen.</translation>
        </message>
        <message>
            <source>No TensorBoard log is written: the package is missing. Install it with: pip install cnnstudio[tensorboard]</source>
            <translation>Es wird kein TensorBoard-Protokoll geschrieben: das Paket fehlt. Es kommt mit: pip install cnnstudio[tensorboard]</translation>
        </message>
        <message>
            <source>No TensorBoard log is written: {error}.</source>
            <translation>Es wird kein TensorBoard-Protokoll geschrieben: {error}.</translation>
        </message>
        <message>
            <source>No data are chosen for this network yet: choose them in Data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No data are chosen yet: choose some.</source>
            <translation>Noch sind keine Daten gewählt: welche wählen.</translation>
        </message>
        <message>
            <source>No file that {name} names can be used. {first}</source>
            <translation>Keine Datei, die {name} nennt, ist zu gebrauchen. {first}</translation>
        </message>
        <message>
            <source>No layer of this network has maps to be weighted.</source>
            <translation>Keine Schicht dieses Netzes hat Karten, die sich gewichten lassen.</translation>
        </message>
        <message>
            <source>No layer of this network has weights to give features to.</source>
            <translation>Keine Schicht dieses Netzes hat Gewichte, die Merkmale bekommen könnten.</translation>
        </message>
        <message>
            <source>No pair of images and labels was found in {folder}; expected names such as train-images-idx3-ubyte and train-labels-idx1-ubyte.</source>
            <translation>In {folder} gibt es kein Paar von Bildern und Labels; erwartet sind Namen wie train-images-idx3-ubyte und train-labels-idx1-ubyte.</translation>
        </message>
        <message>
            <source>No picture has a mask of its own size.</source>
            <translation>Kein Bild hat eine Maske von seiner eigenen Größe.</translation>
        </message>
        <message>
            <source>No picture in {root} has a mask of the same name in {masks}.</source>
            <translation>Kein Bild in {root} hat eine Maske gleichen Namens in {masks}.</translation>
        </message>
        <message>
            <source>No row of {name} can be used. {first}</source>
            <translation>Keine Zeile von {name} ist zu gebrauchen. {first}</translation>
        </message>
        <message>
            <source>No weights of {record} were kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None of the data's own parts is for training.</source>
            <translation>Keiner der eigenen Teile der Daten ist zum Trainieren da.</translation>
        </message>
        <message>
            <source>None of the {count:,} files in {root} could be read as a picture. {first}</source>
            <translation>Keine der {count:,} Dateien in {root} ließ sich als Bild lesen. {first}</translation>
        </message>
        <message>
            <source>Normalize per channel has {count} numbers entered, the images have {channels} channels. Enter one number or {channels}, or let them be measured.</source>
            <translation>Für „Je Kanal normalisieren“ sind {count} Zahlen eingegeben, die Bilder haben {channels} Kanäle. Eine Zahl oder {channels} eingeben, oder sie messen lassen.</translation>
        </message>
        <message>
            <source>Nothing arrives at this layer: it is not computed.</source>
            <translation>Bei dieser Schicht kommt nichts an: Sie wird nicht berechnet.</translation>
        </message>
        <message>
            <source>Of the {what} number {bad:,} holds NaN or infinity: one such number would spoil the whole network.</source>
            <translation>In {what} enthält Nummer {bad:,} NaN oder unendlich: eine solche Zahl würde das ganze Netz verderben.</translation>
        </message>
        <message>
            <source>Of {count:,} class folders in {root} only {name} holds pictures that can be read.</source>
            <translation>Von {count:,} Klassenordnern in {root} enthält nur {name} Bilder, die sich lesen lassen.</translation>
        </message>
        <message>
            <source>One class each needs one column of targets, not {count}: {names}.</source>
            <translation>Eine Klasse je Zeile braucht eine Spalte mit Zielen, nicht {count}: {names}.</translation>
        </message>
        <message>
            <source>Only images can be varied, not rows or clips.</source>
            <translation>Nur Bilder lassen sich variieren, keine Zeilen oder Clips.</translation>
        </message>
        <message>
            <source>Preparing the data …</source>
            <translation>Die Daten werden vorbereitet …</translation>
        </message>
        <message>
            <source>Process {rank} has other weights than the first one: {mine:.6g}, expected {first:.6g} in all. Use devices of one kind, then resume.</source>
            <translation>Prozess {rank} hat andere Gewichte als der erste: {mine:.6g}, erwartet in allen {first:.6g}. Geräte einer Art benutzen, dann fortsetzen.</translation>
        </message>
        <message>
            <source>Process {rank} of {count} cannot reach the others. Start all of them with torchrun.</source>
            <translation>Prozess {rank} von {count} erreicht die anderen nicht. Alle mit torchrun starten.</translation>
        </message>
        <message>
            <source>RANK and WORLD_SIZE: expected whole numbers, {error}.</source>
            <translation>RANK und WORLD_SIZE: erwartet sind ganze Zahlen, {error}.</translation>
        </message>
        <message>
            <source>Sample {bad:,} has the label {labels}, expected 0 to {number}; {count:,} labels are wrong.</source>
            <translation>Nummer {bad:,} hat das Label {labels}, erwartet ist 0 bis {number}; falsche Labels insgesamt: {count:,}.</translation>
        </message>
        <message>
            <source>Samples could not be prepared: {name}: {error}</source>
            <translation>Bilder ließen sich nicht vorbereiten: {name}: {error}</translation>
        </message>
        <message>
            <source>Set the Input's shape to that of the images, or add the step Fit to Input.</source>
            <translation>Die Form des Input auf die der Bilder setzen, oder die Stufe „An Input anpassen“ hinzufügen.</translation>
        </message>
        <message>
            <source>Set the Input's shape to that of the images, or add the step Greyscale or Grey to RGB.</source>
            <translation>Die Form des Input auf die der Bilder setzen, oder die Stufe „Graustufen“ oder „Grau zu RGB“ hinzufügen.</translation>
        </message>
        <message>
            <source>Set the Input's shape to that of the images.</source>
            <translation>Die Form des Input auf die der Bilder setzen.</translation>
        </message>
        <message>
            <source>Statistics are of a part of the data, not one image.</source>
            <translation>Eine Statistik gibt es von einem Teil der Daten, nicht von einem Bild.</translation>
        </message>
        <message>
            <source>Stopped early; the weights of epoch {number} are back.</source>
            <translation>Früh beendet; die Gewichte der Epoche {number} sind zurück.</translation>
        </message>
        <message>
            <source>Targets are {dtype}: expected numbers or texts.</source>
            <translation>Die Ziele sind {dtype}: erwartet sind Zahlen oder Texte.</translation>
        </message>
        <message>
            <source>That run does not train any more.</source>
            <translation>Jener Lauf trainiert nicht mehr.</translation>
        </message>
        <message>
            <source>The Input expects {expected}, the images are {got}. {remedy}</source>
            <translation>Der Input erwartet {expected}, die Bilder sind {got}. {remedy}</translation>
        </message>
        <message>
            <source>The baseline failed: {error}</source>
            <translation>Die Baseline ist gescheitert: {error}</translation>
        </message>
        <message>
            <source>The bundled digits in {path} are not as expected: images × height × width as bytes, found {shape} as {dtype}.</source>
            <translation>Die mitgelieferten Ziffern in {path} sind nicht wie erwartet: Bilder × Höhe × Breite als Bytes, gefunden {shape} als {dtype}.</translation>
        </message>
        <message>
            <source>The bundled digits in {path} cannot be read. Install CNN Studio again.</source>
            <translation>Die mitgelieferten Ziffern in {path} lassen sich nicht lesen. CNN Studio neu installieren.</translation>
        </message>
        <message>
            <source>The data</source>
            <translation>Die Daten</translation>
        </message>
        <message>
            <source>The data bring no parts of their own: divide them by shares or numbers instead.</source>
            <translation>Die Daten bringen keine eigenen Teile mit: sie stattdessen nach Anteilen oder Zahlen aufteilen.</translation>
        </message>
        <message>
            <source>The data changed since the run was interrupted: {said}. Which sample is in which part would differ. Put the files back, or start a new run.</source>
            <translation>Die Daten haben sich geändert, seit der Lauf unterbrochen wurde: {said}. Welches Bild in welchem Teil liegt, wäre anders. Die Dateien zurücklegen, oder einen neuen Lauf beginnen.</translation>
        </message>
        <message>
            <source>The data of this run cannot be read: {reason} Put them back and open the project again; the weights of its layers are there without them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The data set has {total:,} samples, but {text} = {wanted:,} are asked for. Make one of the parts smaller.</source>
            <translation>Der Datensatz hat {total:,} Bilder, aber verlangt sind {text} = {wanted:,}. Einen der Teile verkleinern.</translation>
        </message>
        <message>
            <source>The decoded pictures cannot be kept at {folder}: {reason}.</source>
            <translation>Die dekodierten Bilder lassen sich nicht in {folder} aufheben: {reason}.</translation>
        </message>
        <message>
            <source>The decoded pictures need {size}, but {free} are free at {folder}. Choose a smaller height and width, or make room.</source>
            <translation>Die dekodierten Bilder brauchen {size}, aber in {folder} sind {free} frei. Kleinere Höhe und Breite wählen, oder Platz schaffen.</translation>
        </message>
        <message>
            <source>The decoded samples can no longer be read: {reason}.</source>
            <translation>Die dekodierten Bilder lassen sich nicht mehr lesen: {reason}.</translation>
        </message>
        <message>
            <source>The discriminator gives {shape}; one score says whether an image is real.</source>
            <translation>Der Diskriminator gibt {shape}; ein einziger Score sagt, ob ein Bild echt ist.</translation>
        </message>
        <message>
            <source>The engine met an error while {doing}: {name}: {error}</source>
            <translation>Der Rechenkern traf auf einen Fehler ({doing}): {name}: {error}</translation>
        </message>
        <message>
            <source>The entry {name!r} is not allowed in {path}: expected {names}, each once.</source>
            <translation>Der Eintrag {name!r} ist in {path} nicht erlaubt: erwartet {names}, jeder einmal.</translation>
        </message>
        <message>
            <source>The folder {folder} {reason}.</source>
            <translation>Der Ordner {folder} {reason}.</translation>
        </message>
        <message>
            <source>The generator paints {shape}, but the discriminator looks at {wanted}: give both the same size.</source>
            <translation>Der Generator malt {shape}, aber der Diskriminator sieht {wanted} an: beiden die gleiche Größe geben.</translation>
        </message>
        <message>
            <source>The gradients overflow fp16 at every scale, until step {step:,}. Train with bf16 or float32, or lower the learning rate; the last checkpoint is still good.</source>
            <translation>Die Gradienten laufen in fp16 bei jeder Skala über, bis Schritt {step:,}. Mit bf16 oder float32 trainieren, oder die Lernrate senken; der letzte Zwischenstand ist noch gut.</translation>
        </message>
        <message>
            <source>The images of these data have no targets, so there are no mistakes to count.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The lab works on Conv2d, MaxPool2d and AvgPool2d.</source>
            <translation>Das Labor arbeitet mit Conv2d, MaxPool2d und AvgPool2d.</translation>
        </message>
        <message>
            <source>The labels go from {low} to {high}, but there are the classes 0 to {last} (found at step {step:,}): read the data anew.</source>
            <translation>Die Labels reichen von {low} bis {high}, aber es gibt die Klassen 0 bis {last} (bemerkt bei Schritt {step:,}): die Daten neu lesen.</translation>
        </message>
        <message>
            <source>The layer has {n} channels, counted from 0.</source>
            <translation>Die Schicht hat {n} Kanäle, gezählt ab 0.</translation>
        </message>
        <message>
            <source>The loss became {word} at step {step:,} (epoch {epoch}). Lower the learning rate of {learning_rate:g}, then train again; the last checkpoint is still good.</source>
            <translation>Der Loss wurde {word} in Schritt {step:,} (Epoche {epoch}). Die Lernrate von {learning_rate:g} senken und neu trainieren; der letzte Zwischenstand ist noch gut.</translation>
        </message>
        <message>
            <source>The loss is {word} in the first step, before a weight has changed. Look at the images, the targets and the initial weights.</source>
            <translation>Der Loss ist im ersten Schritt {word}, bevor ein Gewicht sich geändert hat. Die Bilder, die Ziele und die Anfangsgewichte ansehen.</translation>
        </message>
        <message>
            <source>The loss {loss} does not go with these data, whose targets are {task}: choose {better}, or leave it automatic.</source>
            <translation>Der Loss {loss} passt nicht zu diesen Daten, deren Ziele sind: {task}. {better} wählen, oder es auf automatisch lassen.</translation>
        </message>
        <message>
            <source>The maps of {output} are {shape}, but the masks are as large as the images, {size}: insert an Upsample before {output}.</source>
            <translation>Die Karten von {output} sind {shape}, aber die Masken sind so groß wie die Bilder, {size}: ein Upsample vor {output} einfügen.</translation>
        </message>
        <message>
            <source>The masks have {count} classes (numbers {values}), but {names} names are given.</source>
            <translation>Die Masken haben {count} Klassen (Nummern {values}), aber angegeben sind {names} Namen.</translation>
        </message>
        <message>
            <source>The network</source>
            <translation>Das Netz</translation>
        </message>
        <message>
            <source>The network and the data</source>
            <translation>Das Netz und die Daten</translation>
        </message>
        <message>
            <source>The network before the edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The network has no Input: add one.</source>
            <translation>Das Netz hat keinen Input: einen hinzufügen.</translation>
        </message>
        <message>
            <source>The network has no Output, so nothing can be compared with the labels: add one behind the last layer.</source>
            <translation>Das Netz hat keinen Output, also lässt sich nichts mit den Klassen vergleichen: einen hinter die letzte Schicht setzen.</translation>
        </message>
        <message>
            <source>The network has nothing to learn: add a Conv2d or a Linear.</source>
            <translation>Das Netz hat nichts zu lernen: eine Conv2d oder Linear hinzufügen.</translation>
        </message>
        <message>
            <source>The network has {count} layers of type {kind} ({names}), but the images and labels of a data set go with one: remove the others, or put them into a network of their own.</source>
            <translation>Das Netz hat {count} Schichten vom Typ {kind} ({names}), aber Bilder und Klassen eines Datensatzes gehören zu einer: die anderen entfernen oder in ein eigenes Netz setzen.</translation>
        </message>
        <message>
            <source>The network is empty: it needs an Input to begin with.</source>
            <translation>Das Netz ist leer: am Anfang braucht es einen Input.</translation>
        </message>
        <message>
            <source>The network that is looked into has no such layer.</source>
            <translation>Das Netz, das angesehen wird, hat keine solche Schicht.</translation>
        </message>
        <message>
            <source>The picture from the clipboard</source>
            <translation>Das Bild aus der Zwischenablage</translation>
        </message>
        <message>
            <source>The pictures are {width} × {height}; {way}.</source>
            <translation>Die Bilder sind {width} × {height}; {way}.</translation>
        </message>
        <message>
            <source>The pictures have {count:,} sizes, from {w} × {h} to {w2} × {h2}; {way}.</source>
            <translation>Die Bilder haben {count:,} Größen, von {w} × {h} bis {w2} × {h2}; {way}.</translation>
        </message>
        <message>
            <source>The process that worked on this has ended (status {0}). Try it again.</source>
            <translation>Der Prozess, der daran gearbeitet hat, ist zu Ende (Status {0}). Noch einmal versuchen.</translation>
        </message>
        <message>
            <source>The processes that read {path} failed twice at the same place: {reason} Set loader processes to 0 to read without them.</source>
            <translation>Die Prozesse, die {path} lesen, scheiterten zweimal an derselben Stelle: {reason} Die Zahl der Ladeprozesse auf 0 setzen, um ohne sie zu lesen.</translation>
        </message>
        <message>
            <source>The run in {path} has been trained already. Resume it, or start a new run.</source>
            <translation>Der Lauf in {path} ist schon trainiert. Ihn fortsetzen, oder einen neuen Lauf beginnen.</translation>
        </message>
        <message>
            <source>The samples are {dtype}: expected numbers.</source>
            <translation>Die Bilder sind {dtype}: erwartet sind Zahlen.</translation>
        </message>
        <message>
            <source>The samples are {shape}: expected rows, images or clips, one behind the other.</source>
            <translation>Die Bilder sind {shape}: erwartet sind Zeilen, Bilder oder Clips, eines hinter dem anderen.</translation>
        </message>
        <message>
            <source>The samples have values from {low:g} to {high:g}: expected images of 0 to 1, 0 to 255 or 0 to 65,535.</source>
            <translation>Die Bilder haben Werte von {low:g} bis {high:g}: erwartet sind Bilder von 0 bis 1, 0 bis 255 oder 0 bis 65,535.</translation>
        </message>
        <message>
            <source>The samples hold NaN or infinity.</source>
            <translation>Die Bilder enthalten NaN oder unendlich.</translation>
        </message>
        <message>
            <source>The samples of these data do not have one class each, so there are no mistakes to count.</source>
            <translation>Die Bilder dieser Daten haben nicht je eine Klasse, also gibt es keine Verwechslungen zu zählen.</translation>
        </message>
        <message>
            <source>The samples of these data do not have one class each, so there are no probabilities of classes to show.</source>
            <translation>Die Bilder dieser Daten haben nicht je eine Klasse, also gibt es keine Wahrscheinlichkeiten von Klassen zu zeigen.</translation>
        </message>
        <message>
            <source>The scan cannot be kept: {error}</source>
            <translation>Das Ergebnis des Durchsehens lässt sich nicht aufheben: {error}</translation>
        </message>
        <message>
            <source>The statistics of BatchNorm are per process: each of the {count} normalizes its own part of a batch, so the result is not that of one process.</source>
            <translation>Die Statistik von BatchNorm gilt je Prozess: jeder der {count} normalisiert seinen eigenen Teil eines Batches, also ist das Ergebnis nicht das eines einzigen Prozesses.</translation>
        </message>
        <message>
            <source>The step {title} works on images, and an input of this network is {shape}. Remove the step, or switch it off.</source>
            <translation>Die Stufe {title} arbeitet auf Bildern, und ein Eingang dieses Netzes ist {shape}. Die Stufe entfernen, oder sie ausschalten.</translation>
        </message>
        <message>
            <source>The steps make them {reached}: change the last of them, or choose resize in Fit to Input.</source>
            <translation>Die Stufen machen daraus {reached}: die letzte von ihnen ändern, oder in „An Input anpassen“ das Skalieren wählen.</translation>
        </message>
        <message>
            <source>The targets are {shape}: expected one number, some numbers or a mask for each sample.</source>
            <translation>Die Ziele sind {shape}: erwartet sind eine Zahl, einige Zahlen oder eine Maske für jedes Bild.</translation>
        </message>
        <message>
            <source>The targets go up to {highest:,}: so many classes there are not.</source>
            <translation>Die Ziele reichen bis {highest:,}: so viele Klassen gibt es nicht.</translation>
        </message>
        <message>
            <source>The targets have {count:,} different values: no classes.</source>
            <translation>Die Ziele haben {count:,} verschiedene Werte: keine Klassen.</translation>
        </message>
        <message>
            <source>The test failed: {error}</source>
            <translation>Der Test ist gescheitert: {error}</translation>
        </message>
        <message>
            <source>The training and test arrays of {name} differ in shape.</source>
            <translation>Die Arrays für Training und Test in {name} haben verschiedene Formen.</translation>
        </message>
        <message>
            <source>The two sources cannot be joined: one has samples of {one}, the other of {other}. Give both the same size.</source>
            <translation>Die beiden Quellen lassen sich nicht verbinden: eine hat Bilder von {one}, die andere von {other}. Beiden die gleiche Größe geben.</translation>
        </message>
        <message>
            <source>The two sources cannot be joined: one has the classes {one}, the other {other}.</source>
            <translation>Die beiden Quellen lassen sich nicht verbinden: eine hat die Klassen {one}, die andere {other}.</translation>
        </message>
        <message>
            <source>The validation loss of epoch {number} is not finite. Lower the learning rate, then train again; the last checkpoint is still good.</source>
            <translation>Der Loss der Validierung von Epoche {number} ist nicht endlich. Die Lernrate senken und neu trainieren; der letzte Zwischenstand ist noch gut.</translation>
        </message>
        <message>
            <source>The weights are not finite any more at step {step:,}. Lower the learning rate, then train again; the last checkpoint is still good.</source>
            <translation>Die Gewichte sind in Schritt {step:,} nicht mehr endlich. Die Lernrate senken und neu trainieren; der letzte Zwischenstand ist noch gut.</translation>
        </message>
        <message>
            <source>The weights before the first step of {record} were not kept.</source>
            <translation>Die Gewichte vor dem ersten Schritt von {record} wurden nicht aufgehoben.</translation>
        </message>
        <message>
            <source>The weights of epoch {epoch} of {record} were not kept: look at the best epoch, or keep more of them next time.</source>
            <translation>Die Gewichte von Epoche {epoch} von {record} wurden nicht aufgehoben: die beste Epoche ansehen, oder nächstes Mal mehr aufheben.</translation>
        </message>
        <message>
            <source>The weights of {layer} are not finite.</source>
            <translation>Die Gewichte von {layer} sind nicht endlich.</translation>
        </message>
        <message>
            <source>The {count:,} class folders in {root} hold no files; expected pictures in them.</source>
            <translation>Die {count:,} Klassenordner in {root} enthalten keine Dateien; erwartet sind Bilder darin.</translation>
        </message>
        <message>
            <source>The {part} part has no images.</source>
            <translation>Der Teil {part} hat keine Bilder.</translation>
        </message>
        <message>
            <source>The {title} are not as expected: {count:,} samples of {size} in {classes} classes, found {count2:,} of {size2} in {classes2}. {remedy}</source>
            <translation>{title} sind nicht wie erwartet: {count:,} Bilder von {size} in {classes} Klassen, gefunden sind {count2:,} von {size2} in {classes2}. {remedy}</translation>
        </message>
        <message>
            <source>There are no images in {folder}.</source>
            <translation>In {folder} gibt es keine Bilder.</translation>
        </message>
        <message>
            <source>There are no pictures in {folder}. Open one, or a folder that holds some.</source>
            <translation>In {folder} gibt es keine Bilder. Ein Bild öffnen, oder einen Ordner, der welche enthält.</translation>
        </message>
        <message>
            <source>There are {count:,} samples and {count2:,} targets: every sample needs one.</source>
            <translation>Es gibt {count:,} Bilder und {count2:,} Ziele: jedes Bild braucht eines.</translation>
        </message>
        <message>
            <source>There is no device {name} here: {describe} is used instead.</source>
            <translation>Es gibt hier kein Gerät {name}: stattdessen wird {describe} benutzt.</translation>
        </message>
        <message>
            <source>There is no folder at {path}.</source>
            <translation>Bei {path} gibt es keinen Ordner.</translation>
        </message>
        <message>
            <source>There is no folder of masks for {root}; looked for {folder}.</source>
            <translation>Für {root} gibt es keinen Ordner mit Masken; gesucht wurde {folder}.</translation>
        </message>
        <message>
            <source>There is no image of your own yet: draw or open one.</source>
            <translation>Es gibt noch kein eigenes Bild: eines zeichnen oder öffnen.</translation>
        </message>
        <message>
            <source>There is no network to look into: it cannot be built yet.</source>
            <translation>Es gibt kein Netz zum Hineinsehen: es lässt sich noch nicht bauen.</translation>
        </message>
        <message>
            <source>There is no run to look into: train, or open a finished run.</source>
            <translation>Es gibt keinen Lauf zum Hineinsehen: trainieren, oder einen fertigen Lauf öffnen.</translation>
        </message>
        <message>
            <source>There is no run to stop.</source>
            <translation>Es gibt keinen Lauf anzuhalten.</translation>
        </message>
        <message>
            <source>There is nothing at {path}.</source>
            <translation>Bei {path} gibt es nichts.</translation>
        </message>
        <message>
            <source>There is nothing to animate: this layer has neither such a map nor filters of that kind.</source>
            <translation>Es gibt nichts zu animieren: diese Schicht hat weder eine solche Karte noch solche Filter.</translation>
        </message>
        <message>
            <source>These data do not say where in an image its object is: only with masks can the evidence on it be measured.</source>
            <translation>Diese Daten sagen nicht, wo in einem Bild sein Objekt ist: nur mit Masken lässt sich die Evidenz darauf messen.</translation>
        </message>
        <message>
            <source>These data have no targets, so there is no loss.</source>
            <translation>Diese Daten haben keine Ziele, also gibt es keinen Loss.</translation>
        </message>
        <message>
            <source>These data have no targets, so there is nothing to compare the network's outputs with: choose data with classes, labels or numbers.</source>
            <translation>Diese Daten haben keine Ziele, also ist nichts da, womit sich die Ausgaben des Netzes vergleichen ließen: Daten mit Klassen, Labels oder Zahlen wählen.</translation>
        </message>
        <message>
            <source>These data need no download.</source>
            <translation>Diese Daten brauchen keinen Download.</translation>
        </message>
        <message>
            <source>These data need no scan.</source>
            <translation>Diese Daten braucht man nicht durchzusehen.</translation>
        </message>
        <message>
            <source>These samples have no class of number {0}.</source>
            <translation>Diese Bilder haben keine Klasse mit der Nummer {0}.</translation>
        </message>
        <message>
            <source>These weights are of a network without this layer.</source>
            <translation>Diese Gewichte sind von einem Netz ohne diese Schicht.</translation>
        </message>
        <message>
            <source>They changed: scan them again.</source>
            <translation>Sie haben sich geändert: neu durchsehen.</translation>
        </message>
        <message>
            <source>This image of your own is no longer kept: open it again.</source>
            <translation>Dieses eigene Bild ist nicht mehr aufgehoben: neu öffnen.</translation>
        </message>
        <message>
            <source>This layer has learned nothing: it has no weights.</source>
            <translation>Diese Schicht hat nichts gelernt: sie hat keine Gewichte.</translation>
        </message>
        <message>
            <source>This layer has no activation that bends single values.</source>
            <translation>Diese Schicht hat keine Aktivierung, die einzelne Werte krümmt.</translation>
        </message>
        <message>
            <source>This layer has no attention to show.</source>
            <translation>Diese Schicht hat keine Attention, die sich zeigen lässt.</translation>
        </message>
        <message>
            <source>This layer has no weights.</source>
            <translation>Diese Schicht hat keine Gewichte.</translation>
        </message>
        <message>
            <source>This layer is frozen: its weights are not trained.</source>
            <translation>Diese Schicht ist eingefroren: ihre Gewichte werden nicht trainiert.</translation>
        </message>
        <message>
            <source>This network has no epochs: it was not trained.</source>
            <translation>Dieses Netz hat keine Epochen: es wurde nicht trainiert.</translation>
        </message>
        <message>
            <source>This network has no layer {node!r}.</source>
            <translation>Dieses Netz hat keine Schicht {node!r}.</translation>
        </message>
        <message>
            <source>This network has no layer {node}.</source>
            <translation>Dieses Netz hat keine Schicht {node}.</translation>
        </message>
        <message>
            <source>This network has no such layer.</source>
            <translation>Dieses Netz hat keine solche Schicht.</translation>
        </message>
        <message>
            <source>This network tells {count} classes: there is no number {n}.</source>
            <translation>Dieses Netz unterscheidet {count} Klassen: eine Nummer {n} gibt es nicht.</translation>
        </message>
        <message>
            <source>This network was not trained on images, so it says nothing of them.</source>
            <translation>Dieses Netz wurde nicht mit Bildern trainiert, also sagt es nichts über sie.</translation>
        </message>
        <message>
            <source>This view needs a network with one Input.</source>
            <translation>Diese Ansicht braucht ein Netz mit einem Input.</translation>
        </message>
        <message>
            <source>This view needs images, but the Input is no image.</source>
            <translation>Diese Ansicht braucht Bilder, aber der Input ist kein Bild.</translation>
        </message>
        <message>
            <source>This view needs maps, tokens or single numbers.</source>
            <translation>Diese Ansicht braucht Karten, Tokens oder einzelne Zahlen.</translation>
        </message>
        <message>
            <source>Torch failed at step {step:,}: {line}</source>
            <translation>Torch scheiterte in Schritt {step:,}: {line}</translation>
        </message>
        <message>
            <source>Two images are needed at least, the part has {n}.</source>
            <translation>Mindestens zwei Bilder sind nötig, der Teil hat {n}.</translation>
        </message>
        <message>
            <source>Two networks play against each other: there is not one loss.</source>
            <translation>Zwei Netze spielen gegeneinander: einen einzigen Loss gibt es nicht.</translation>
        </message>
        <message>
            <source>Values of 0 to {most:,.0f} are kept as bytes.</source>
            <translation>Werte von 0 bis {most:,.0f} werden als Bytes aufgehoben.</translation>
        </message>
        <message>
            <source>What is kept of {name} in {folder} is damaged: delete the folder and download it again.</source>
            <translation>Was von {name} in {folder} aufgehoben ist, ist beschädigt: den Ordner löschen und neu herunterladen.</translation>
        </message>
        <message>
            <source>Will continue, but not bit for bit, because of: {names}.</source>
            <translation>Es geht weiter, aber nicht bitgenau, wegen: {names}.</translation>
        </message>
        <message>
            <source>Without an Output the network classifies nothing.</source>
            <translation>Ohne einen Output klassifiziert das Netz nichts.</translation>
        </message>
        <message>
            <source>Without an Output there is no loss.</source>
            <translation>Ohne einen Output gibt es keinen Loss.</translation>
        </message>
        <message>
            <source>Without an Output there is no score to explain.</source>
            <translation>Ohne einen Output gibt es keinen Score zu erklären.</translation>
        </message>
        <message>
            <source>a list of pictures</source>
            <translation>eine Liste von Bildern</translation>
        </message>
        <message>
            <source>a name with unusual characters</source>
            <translation>ein Name mit ungewöhnlichen Zeichen</translation>
        </message>
        <message>
            <source>a table of {0} columns</source>
            <translation>eine Tabelle mit {0} Spalten</translation>
        </message>
        <message>
            <source>about {about}, a batch of {largest:,}</source>
            <translation>etwa {about}, ein Batch von {largest:,}</translation>
        </message>
        <message>
            <source>about {about}, looking for the largest batch</source>
            <translation>etwa {about}, der größte Batch wird gesucht</translation>
        </message>
        <message>
            <source>and its mask differ in size</source>
            <translation>und seine Maske haben verschiedene Größen</translation>
        </message>
        <message>
            <source>animated or of several pages: the first one is used</source>
            <translation>animiert oder mit mehreren Seiten: das erste Bild wird benutzt</translation>
        </message>
        <message>
            <source>another colour space, converted to RGB</source>
            <translation>anderer Farbraum, in RGB umgewandelt</translation>
        </message>
        <message>
            <source>another processor ({0} → {1})</source>
            <translation>ein anderer Prozessor ({0} → {1})</translation>
        </message>
        <message>
            <source>another size, fitted</source>
            <translation>andere Größe, angepasst</translation>
        </message>
        <message>
            <source>answering this</source>
            <translation>beim Antworten</translation>
        </message>
        <message>
            <source>arrays of NumPy</source>
            <translation>Arrays von NumPy</translation>
        </message>
        <message>
            <source>augmentation changed</source>
            <translation>Augmentierung geändert</translation>
        </message>
        <message>
            <source>before training</source>
            <translation>vor dem Training</translation>
        </message>
        <message>
            <source>cannot be read: {0}</source>
            <translation>lässt sich nicht lesen: {0}</translation>
        </message>
        <message>
            <source>claims far more pixels than the limit of {limit} million</source>
            <translation>gibt weit mehr Pixel an als die Grenze von {limit} Millionen</translation>
        </message>
        <message>
            <source>colours from a palette, converted to RGB</source>
            <translation>Farben aus einer Palette, in RGB umgewandelt</translation>
        </message>
        <message>
            <source>colours, converted to grey</source>
            <translation>Farben, in Grau umgewandelt</translation>
        </message>
        <message>
            <source>column {0}</source>
            <translation>Spalte {0}</translation>
        </message>
        <message>
            <source>compared with {done:,} of {total:,} samples</source>
            <translation>verglichen mit {done:,} von {total:,} Bildern</translation>
        </message>
        <message>
            <source>cropped and scaled to {0}</source>
            <translation>beschnitten und auf {0} skaliert</translation>
        </message>
        <message>
            <source>damaged additional data, ignored</source>
            <translation>beschädigte Zusatzdaten, nicht beachtet</translation>
        </message>
        <message>
            <source>decoding pictures</source>
            <translation>Bilder werden dekodiert</translation>
        </message>
        <message>
            <source>downloading {0}</source>
            <translation>{0} wird heruntergeladen</translation>
        </message>
        <message>
            <source>epoch {done} of {total}</source>
            <translation>Epoche {done} von {total}</translation>
        </message>
        <message>
            <source>epoch {n}</source>
            <translation>Epoche {n}</translation>
        </message>
        <message>
            <source>grey, converted to RGB</source>
            <translation>grau, in RGB umgewandelt</translation>
        </message>
        <message>
            <source>has class {0}; a mask has at most 255</source>
            <translation>hat die Klasse {0}; eine Maske hat höchstens 255</translation>
        </message>
        <message>
            <source>has no label</source>
            <translation>hat kein Label</translation>
        </message>
        <message>
            <source>has no mask of the same name</source>
            <translation>hat keine Maske gleichen Namens</translation>
        </message>
        <message>
            <source>has the label {0}, which is not allowed</source>
            <translation>hat das Label {0}, das nicht erlaubt ist</translation>
        </message>
        <message>
            <source>has values from {0} to {1}; expected 0 to 65,535</source>
            <translation>hat Werte von {0} bis {1}; erwartet ist 0 bis 65,535</translation>
        </message>
        <message>
            <source>has {0} columns; expected {1}</source>
            <translation>hat {0} Spalten; erwartet sind {1}</translation>
        </message>
        <message>
            <source>has {0} in column {1}: expected a number</source>
            <translation>hat {0} in Spalte {1}: erwartet ist eine Zahl</translation>
        </message>
        <message>
            <source>has {0} million pixels; the limit is {limit}</source>
            <translation>hat {0} Millionen Pixel; die Grenze ist {limit}</translation>
        </message>
        <message>
            <source>has {0} values that are no numbers (NaN or Inf)</source>
            <translation>hat {0} Werte, die keine Zahlen sind (NaN oder Inf)</translation>
        </message>
        <message>
            <source>images of the MNIST format</source>
            <translation>Bilder im MNIST-Format</translation>
        </message>
        <message>
            <source>infinite</source>
            <translation>unendlich</translation>
        </message>
        <message>
            <source>initial weights, seed {seed}</source>
            <translation>Anfangsgewichte, Startwert {seed}</translation>
        </message>
        <message>
            <source>is a link back to a folder that was read already</source>
            <translation>ist ein Link zurück auf einen Ordner, der schon gelesen wurde</translation>
        </message>
        <message>
            <source>is a link that leads back to itself</source>
            <translation>ist ein Link, der auf sich selbst zurückführt</translation>
        </message>
        <message>
            <source>is a link to something that is not there</source>
            <translation>ist ein Link auf etwas, das es nicht gibt</translation>
        </message>
        <message>
            <source>is a mask without a picture</source>
            <translation>ist eine Maske ohne Bild</translation>
        </message>
        <message>
            <source>is damaged or cut off: {0}</source>
            <translation>ist beschädigt oder abgeschnitten: {0}</translation>
        </message>
        <message>
            <source>is empty (0 bytes)</source>
            <translation>ist leer (0 Bytes)</translation>
        </message>
        <message>
            <source>is listed twice</source>
            <translation>steht zweimal in der Liste</translation>
        </message>
        <message>
            <source>is no file with content (a pipe or device)</source>
            <translation>ist keine Datei mit Inhalt (sondern Pipe oder Gerät)</translation>
        </message>
        <message>
            <source>is no mask: expected one number a pixel, found {0} pixels</source>
            <translation>ist keine Maske: erwartet ist eine Zahl je Pixel, gefunden sind Pixel der Art {0}</translation>
        </message>
        <message>
            <source>is not a picture: {0}</source>
            <translation>ist kein Bild: {0}</translation>
        </message>
        <message>
            <source>is not there any more</source>
            <translation>ist nicht mehr da</translation>
        </message>
        <message>
            <source>it holds only zeros</source>
            <translation>sie enthält nur Nullen</translation>
        </message>
        <message>
            <source>it is a Git LFS pointer; fetch the file itself</source>
            <translation>sie ist ein Zeiger von Git LFS; die Datei selbst holen</translation>
        </message>
        <message>
            <source>it is a web page</source>
            <translation>sie ist eine Webseite</translation>
        </message>
        <message>
            <source>it is text</source>
            <translation>sie ist Text</translation>
        </message>
        <message>
            <source>it is {0}, which is not read</source>
            <translation>sie ist {0}, was nicht gelesen wird</translation>
        </message>
        <message>
            <source>lies beside the class folders, so it has no class</source>
            <translation>liegt neben den Klassenordnern, hat also keine Klasse</translation>
        </message>
        <message>
            <source>lies outside of the folder</source>
            <translation>liegt außerhalb des Ordners</translation>
        </message>
        <message>
            <source>looking through {0}</source>
            <translation>{0} wird durchgesehen</translation>
        </message>
        <message>
            <source>made the decoder end (status {0})</source>
            <translation>hat den Dekoder beendet (Status {0})</translation>
        </message>
        <message>
            <source>making the weights</source>
            <translation>beim Anlegen der Gewichte</translation>
        </message>
        <message>
            <source>needs more memory than there is</source>
            <translation>braucht mehr Speicher, als es gibt</translation>
        </message>
        <message>
            <source>no header of that format</source>
            <translation>kein Kopf dieses Formats</translation>
        </message>
        <message>
            <source>none of {formats}</source>
            <translation>nichts von {formats}</translation>
        </message>
        <message>
            <source>not a number</source>
            <translation>keine Zahl</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>numbers of type 0x{0:02x}, expected bytes</source>
            <translation>Zahlen vom Typ 0x{0:02x}, erwartet sind Bytes</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
        <message>
            <source>one number</source>
            <translation>eine Zahl</translation>
        </message>
        <message numerus="yes">
            <source>pictures of {0:,} classes</source>
            <translation>
                <numerusform>Bilder einer Klasse</numerusform>
                <numerusform>Bilder von {0:,} Klassen</numerusform>
            </translation>
        </message>
        <message>
            <source>pictures with masks</source>
            <translation>Bilder mit Masken</translation>
        </message>
        <message>
            <source>preparing {0}</source>
            <translation>{0} wird vorbereitet</translation>
        </message>
        <message>
            <source>printing colours (CMYK) converted to RGB</source>
            <translation>Druckfarben (CMYK), in RGB umgewandelt</translation>
        </message>
        <message>
            <source>rate {rate:.2g}, loss {loss:.3g}</source>
            <translation>Rate {rate:.2g}, Loss {loss:.3g}</translation>
        </message>
        <message>
            <source>reading sizes</source>
            <translation>Größen werden gelesen</translation>
        </message>
        <message>
            <source>reading {0}</source>
            <translation>{0} wird gelesen</translation>
        </message>
        <message>
            <source>real numbers, scaled to 0 to 255</source>
            <translation>reelle Zahlen, auf 0 bis 255 skaliert</translation>
        </message>
        <message>
            <source>row {0:,}</source>
            <translation>Zeile {0:,}</translation>
        </message>
        <message>
            <source>samples</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>scaled to {0} with a border</source>
            <translation>auf {0} skaliert, mit Rand</translation>
        </message>
        <message>
            <source>stretched to {0}</source>
            <translation>auf {0} gedehnt</translation>
        </message>
        <message>
            <source>taking step {step:,}</source>
            <translation>bei Schritt {step:,}</translation>
        </message>
        <message>
            <source>targets</source>
            <translation>Ziele</translation>
        </message>
        <message>
            <source>test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>took longer than {0} seconds to decode</source>
            <translation>brauchte mehr als {0} Sekunden zum Dekodieren</translation>
        </message>
        <message>
            <source>train</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>training</source>
            <translation>im Training</translation>
        </message>
        <message>
            <source>transparent parts laid on white</source>
            <translation>durchsichtige Teile auf Weiß gelegt</translation>
        </message>
        <message>
            <source>turned upright as its EXIF data say</source>
            <translation>aufrecht gedreht, wie die EXIF-Daten sagen</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>value {0}</source>
            <translation>Wert {0}</translation>
        </message>
        <message numerus="yes">
            <source>{0:,} files have changed</source>
            <translation>
                <numerusform>{0:,} Datei hat sich geändert</numerusform>
                <numerusform>{0:,} Dateien haben sich geändert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{0:,} files were added</source>
            <translation>
                <numerusform>{0:,} Datei kam hinzu</numerusform>
                <numerusform>{0:,} Dateien kamen hinzu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{0:,} files were removed</source>
            <translation>
                <numerusform>{0:,} Datei fiel weg</numerusform>
                <numerusform>{0:,} Dateien fielen weg</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{0:,} text files beside the pictures were passed over.</source>
            <translation>
                <numerusform>{0:,} Textdatei neben den Bildern wurde übergangen.</numerusform>
                <numerusform>{0:,} Textdateien neben den Bildern wurden übergangen.</numerusform>
            </translation>
        </message>
        <message>
            <source>{0} → {1} threads</source>
            <translation>{0} → {1} Threads</translation>
        </message>
        <message>
            <source>{archive} is not as expected: {error}.</source>
            <translation>{archive} ist nicht wie erwartet: {error}.</translation>
        </message>
        <message>
            <source>{count} inputs</source>
            <translation>{count} Eingänge</translation>
        </message>
        <message>
            <source>{entry} in {path}</source>
            <translation>{entry} in {path}</translation>
        </message>
        <message>
            <source>{entry} in {path} is damaged.</source>
            <translation>{entry} in {path} ist beschädigt.</translation>
        </message>
        <message>
            <source>{entry} takes noise, but the images of a data set are to go in: set content to data.</source>
            <translation>{entry} nimmt Rauschen, aber es sollen Bilder eines Datensatzes hinein: content auf „Daten“ setzen.</translation>
        </message>
        <message>
            <source>{error} An earlier checkpoint is used.</source>
            <translation>{error} Ein früherer Zwischenstand wird benutzt.</translation>
        </message>
        <message>
            <source>{file} has no column {name}; it has {columns}.</source>
            <translation>{file} hat keine Spalte {name}; es gibt {columns}.</translation>
        </message>
        <message>
            <source>{got:,} bytes, but {size:,} are announced</source>
            <translation>{got:,} Bytes, aber angekündigt sind {size:,}</translation>
        </message>
        <message>
            <source>{heads:,} heads that look from {queries:,} places at {keys:,} are more than can be drawn. A smaller image has fewer places.</source>
            <translation>{heads:,} Köpfe, die von {queries:,} Stellen auf {keys:,} schauen, sind mehr, als sich zeichnen lassen. Ein kleineres Bild hat weniger Stellen.</translation>
        </message>
        <message>
            <source>{images} and {labels} are not as expected: images × height × width and one label each, found {one} and {other}.</source>
            <translation>{images} und {labels} sind nicht wie erwartet: Bilder × Höhe × Breite und je ein Label, gefunden sind {one} und {other}.</translation>
        </message>
        <message>
            <source>{images} has {count:,} images, {labels} {count2:,} labels.</source>
            <translation>{images} hat {count:,} Bilder, {labels} hat {count2:,} Labels.</translation>
        </message>
        <message>
            <source>{layer} is the first layer whose numbers overflow.</source>
            <translation>{layer} ist die erste Schicht, deren Zahlen überlaufen.</translation>
        </message>
        <message>
            <source>{manifest} in {path} is damaged: {error}.</source>
            <translation>{manifest} in {path} ist beschädigt: {error}.</translation>
        </message>
        <message>
            <source>{names} changed since the run was interrupted: it cannot go on. Start a new run.</source>
            <translation>{names}: seit der Unterbrechung des Laufs geändert, er kann nicht weitergehen. Einen neuen Lauf beginnen.</translation>
        </message>
        <message>
            <source>{name} can no longer be read: {reason}.</source>
            <translation>{name} lässt sich nicht mehr lesen: {reason}.</translation>
        </message>
        <message>
            <source>{name} cannot be built.</source>
            <translation>{name} lässt sich nicht bauen.</translation>
        </message>
        <message>
            <source>{name} cannot be read as arrays of NumPy: {reason}.</source>
            <translation>{name} lässt sich nicht als Arrays von NumPy lesen: {reason}.</translation>
        </message>
        <message>
            <source>{name} cannot be read: {reason}.</source>
            <translation>{name} lässt sich nicht lesen: {reason}.</translation>
        </message>
        <message>
            <source>{name} cannot work yet.</source>
            <translation>{name} kann noch nicht arbeiten.</translation>
        </message>
        <message>
            <source>{name} could not be downloaded ({error}). Is there a network? Files that you have may also be put into {folder}.</source>
            <translation>{name} ließ sich nicht herunterladen ({error}). Gibt es ein Netzwerk? Vorhandene Dateien können auch nach {folder} gelegt werden.</translation>
        </message>
        <message>
            <source>{name} could not be kept in {folder}: {error}.</source>
            <translation>{name} ließ sich nicht in {folder} aufheben: {error}.</translation>
        </message>
        <message>
            <source>{name} has changed since it was read.</source>
            <translation>{name} hat sich geändert, seit es gelesen wurde.</translation>
        </message>
        <message>
            <source>{name} has no column besides its targets.</source>
            <translation>{name} hat keine Spalte außer den Zielen.</translation>
        </message>
        <message>
            <source>{name} has {count:,} samples, but {count2:,} targets.</source>
            <translation>{name} hat {count:,} Bilder, aber {count2:,} Ziele.</translation>
        </message>
        <message>
            <source>{name} holds Python objects, which could run a program when they are read. They were not read: save plain numbers.</source>
            <translation>{name} enthält Python-Objekte, die beim Lesen ein Programm ausführen könnten. Sie wurden nicht gelesen: einfache Zahlen speichern.</translation>
        </message>
        <message>
            <source>{name} holds no images.</source>
            <translation>{name} enthält keine Bilder.</translation>
        </message>
        <message>
            <source>{name} holds samples only: name the .npy file of the targets, or save both in one .npz.</source>
            <translation>{name} enthält nur Bilder: die .npy-Datei der Ziele nennen, oder beides in einer .npz speichern.</translation>
        </message>
        <message>
            <source>{name} holds words: {count} columns of 0 and 1.</source>
            <translation>{name} enthält Wörter: {count} Spalten aus 0 und 1.</translation>
        </message>
        <message>
            <source>{name} is a single picture. Drop the folder that holds one folder of pictures per class, such as cats/ dogs/.</source>
            <translation>{name} ist ein einzelnes Bild. Den Ordner hierher ziehen, der einen Ordner mit Bildern je Klasse enthält, etwa cats/ dogs/.</translation>
        </message>
        <message>
            <source>{name} is empty: expected rows of a table.</source>
            <translation>{name} ist leer: erwartet sind Zeilen einer Tabelle.</translation>
        </message>
        <message>
            <source>{name} is no file of the MNIST format: {reason}.</source>
            <translation>{name} ist keine Datei im MNIST-Format: {reason}.</translation>
        </message>
        <message>
            <source>{name} is no text in UTF-8 (byte {place:,}): save the table as CSV UTF-8.</source>
            <translation>{name} ist kein Text in UTF-8 (Byte {place:,}): die Tabelle als CSV UTF-8 speichern.</translation>
        </message>
        <message>
            <source>{name} is not on this computer yet: download it (about {size:,} MB), or choose other data. It is kept in {folder}.</source>
            <translation>{name} ist noch nicht auf diesem Computer: herunterladen (etwa {size:,} MB), oder andere Daten wählen. Aufgehoben wird es in {folder}.</translation>
        </message>
        <message>
            <source>{name} is not there any more.</source>
            <translation>{name} ist nicht mehr da.</translation>
        </message>
        <message>
            <source>{name} is nothing that data are read from: expected a folder of pictures, a CSV table, a NumPy file (.npz, .npy) or MNIST files.</source>
            <translation>{name} ist nichts, woraus Daten gelesen werden: erwartet ist ein Ordner mit Bildern, eine CSV-Tabelle, eine NumPy-Datei (.npz, .npy) oder MNIST-Dateien.</translation>
        </message>
        <message>
            <source>{name} is read by a package that is not installed: pip install {needs}, then start the program again.</source>
            <translation>{name} wird von einem Paket gelesen, das nicht installiert ist: pip install {needs}, dann das Programm neu starten.</translation>
        </message>
        <message>
            <source>{name} says nothing of its files: expected a column of labels.</source>
            <translation>{name} sagt nichts über seine Dateien: erwartet ist eine Spalte mit Labels.</translation>
        </message>
        <message>
            <source>{name} would need {size}, {free} are free.</source>
            <translation>{name} bräuchte {size}, frei sind {free}.</translation>
        </message>
        <message>
            <source>{name} {reason}. Open another picture: {formats}.</source>
            <translation>{name} {reason}. Ein anderes Bild öffnen: {formats}.</translation>
        </message>
        <message>
            <source>{name}, line {line:,}: {reason}.</source>
            <translation>{name}, Zeile {line:,}: {reason}.</translation>
        </message>
        <message>
            <source>{node} ({type}) cannot work with a batch size of 1: it needs several images to measure. Choose a batch size of 2 or more.</source>
            <translation>{node} ({type}) kann nicht mit Batchgröße 1 arbeiten: zum Messen sind mehrere Bilder nötig. Eine Batchgröße von 2 oder mehr wählen.</translation>
        </message>
        <message>
            <source>{node} ({type}) cannot work with the last batch: {count:,} images in batches of {batch_size} leave a single one. Choose a batch size of {better}.</source>
            <translation>{node} ({type}) kann mit dem letzten Batch nicht arbeiten: {count:,} Bilder in Batches von {batch_size} lassen ein einzelnes übrig. Eine Batchgröße von {better} wählen.</translation>
        </message>
        <message>
            <source>{node} gives no maps: choose a layer that does.</source>
            <translation>{node} gibt keine Karten aus: eine Schicht wählen, die es tut.</translation>
        </message>
        <message>
            <source>{node} has {count} channels: there is no {n}.</source>
            <translation>{node} hat {count} Kanäle: {n} gibt es nicht.</translation>
        </message>
        <message>
            <source>{other} has another image there: its data, their division or their size differ, so that there is nothing to compare.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{other} has no layer {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{output} expects {fields}, but the targets of the data are {task}: set expects to {wanted}.</source>
            <translation>{output} erwartet {fields}, aber die Ziele der Daten sind: {task}. expects auf {wanted} setzen.</translation>
        </message>
        <message>
            <source>{output} gives {classes} scores, but the data have {count} classes: set classes of {output} and the size of {name} to {count}.</source>
            <translation>{output} gibt {classes} Scores, aber die Daten haben {count} Klassen: classes von {output} und die Größe von {name} auf {count} setzen.</translation>
        </message>
        <message>
            <source>{path} cannot be read: {reason}.</source>
            <translation>{path} lässt sich nicht lesen: {reason}.</translation>
        </message>
        <message>
            <source>{path} does not fit the optimizer {optimizer}: train with the run's own settings, or start a new run.</source>
            <translation>{path} passt nicht zum Optimierer {optimizer}: mit den Einstellungen des Laufs trainieren, oder einen neuen Lauf beginnen.</translation>
        </message>
        <message>
            <source>{path} does not fit this network: {name} is {size} in the file and {size2} in the network. Open the run's own network, or start a new run.</source>
            <translation>{path} passt nicht zu diesem Netz: {name} ist {size} in der Datei und {size2} im Netz. Das Netz des Laufs öffnen, oder einen neuen Lauf beginnen.</translation>
        </message>
        <message>
            <source>{path} is damaged: an entry is larger than it is.</source>
            <translation>{path} ist beschädigt: ein Eintrag ist größer als die Datei.</translation>
        </message>
        <message>
            <source>{path} is damaged: its hash is another one.</source>
            <translation>{path} ist beschädigt: die Prüfsumme stimmt nicht.</translation>
        </message>
        <message>
            <source>{path} is damaged: {missing} is missing.</source>
            <translation>{path} ist beschädigt: {missing} fehlt.</translation>
        </message>
        <message>
            <source>{path} is missing from {parent}.</source>
            <translation>{path} fehlt in {parent}.</translation>
        </message>
        <message>
            <source>{record} has no weights yet: train it first.</source>
            <translation>{record} hat noch keine Gewichte: erst trainieren.</translation>
        </message>
        <message>
            <source>{record} has no {which} checkpoint: it ended before its first epoch did. Train it on, or open another run.</source>
            <translation>{record} hat keinen solchen Zwischenstand ({which}): er endete vor der ersten Epoche. Weiter trainieren, oder einen anderen Lauf öffnen.</translation>
        </message>
        <message>
            <source>{record}, best epoch: {epoch}</source>
            <translation>{record}, beste Epoche: {epoch}</translation>
        </message>
        <message>
            <source>{record}, epoch {epoch}</source>
            <translation>{record}, Epoche {epoch}</translation>
        </message>
        <message>
            <source>{record}, epoch {epoch}; the best was {best}</source>
            <translation>{record}, Epoche {epoch}; die beste war {best}</translation>
        </message>
        <message>
            <source>{size:,} bytes are announced, {there:,} are there</source>
            <translation>{size:,} Bytes sind angekündigt, {there:,} sind da</translation>
        </message>
        <message>
            <source>{text}. Choose a batch size of {largest:,}.</source>
            <translation>{text}. Eine Batchgröße von {largest:,} wählen.</translation>
        </message>
        <message>
            <source>{text}. No batch size is small enough: make {layer} smaller, or what comes into it.</source>
            <translation>{text}. Keine Batchgröße ist klein genug: {layer} verkleinern, oder was hineingeht.</translation>
        </message>
        <message>
            <source>{what} is damaged.</source>
            <translation>{what} ist beschädigt.</translation>
        </message>
    </context>
    <context>
        <name>EngineClient</name>
        <message>
            <source>The engine could not be started: {0}.</source>
            <translation>Der Rechenkern ließ sich nicht starten: {0}.</translation>
        </message>
        <message>
            <source>The engine did not answer any more, and was ended.</source>
            <translation>Der Rechenkern antwortete nicht mehr und wurde beendet.</translation>
        </message>
        <message>
            <source>The engine has died (signal {0}).</source>
            <translation>Der Rechenkern ist abgestürzt (Signal {0}).</translation>
        </message>
        <message>
            <source>The engine has ended by itself (exit code {0}).</source>
            <translation>Der Rechenkern hat von selbst geendet (Rückgabewert {0}).</translation>
        </message>
        <message>
            <source>The engine is not running. Start it again, then repeat this.</source>
            <translation>Der Rechenkern läuft nicht. Neu starten und dies dann wiederholen.</translation>
        </message>
        <message>
            <source>The engine was ended on request.</source>
            <translation>Der Rechenkern wurde auf Wunsch beendet.</translation>
        </message>
        <message>
            <source>The engine was ended. It speaks version {0} of the bridge, the window {1}: two installations are mixed.</source>
            <translation>Der Rechenkern wurde beendet. Er spricht Version {0} der Brücke, das Fenster {1}: zwei Installationen sind vermischt.</translation>
        </message>
        <message>
            <source>The engine was ended. {0}</source>
            <translation>Der Rechenkern wurde beendet. {0}</translation>
        </message>
    </context>
    <context>
        <name>EngineLog</name>
        <message>
            <source>The engine's log cannot be read: {0}.</source>
            <translation>Das Protokoll des Rechenkerns lässt sich nicht lesen: {0}.</translation>
        </message>
    </context>
    <context>
        <name>EngineQuestion</name>
        <message>
            <source>The engine ended before it could answer.</source>
            <translation>Der Rechenkern endete, bevor er antworten konnte.</translation>
        </message>
    </context>
    <context>
        <name>EpochCurves</name>
        <message>
            <source>Mean and deviation</source>
            <translation>Mittelwert und Abweichung</translation>
        </message>
        <message>
            <source>Shares</source>
            <translation>Anteile</translation>
        </message>
        <message>
            <source>Values through time</source>
            <translation>Werte im Verlauf</translation>
        </message>
        <message>
            <source>dead units</source>
            <translation>tote Einheiten</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>epoch {0}: mean {1}, deviation {2}, {3} zeros, {4} dead</source>
            <translation>Epoche {0}: Mittelwert {1}, Abweichung {2}, {3} Nullen, {4} tot</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>Nullen</translation>
        </message>
    </context>
    <context>
        <name>EpochListField</name>
        <message>
            <source>Epochs whose filters and maps are shown below each other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expected epochs such as 0, 5, 20, got {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The weights of epoch {0} were not kept; {1} were.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EpochLook</name>
        <message>
            <source>No epoch is finished yet: train first, with F5.</source>
            <translation>Noch ist keine Epoche fertig: erst trainieren, mit F5.</translation>
        </message>
        <message>
            <source>{0} trains: its network is the one that is shown.</source>
            <translation>{0} trainiert: gezeigt wird das Netz dieses Laufs.</translation>
        </message>
    </context>
    <context>
        <name>EpochTable</name>
        <message>
            <source>Epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>Epochs of {0}</source>
            <translation>Epochen von {0}</translation>
        </message>
        <message>
            <source>{0}, best</source>
            <translation>{0}, beste</translation>
        </message>
        <message>
            <source>{0}, training</source>
            <translation>{0}, Training</translation>
        </message>
        <message>
            <source>{0}, validation</source>
            <translation>{0}, Validierung</translation>
        </message>
    </context>
    <context>
        <name>EpochTableDialog</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Epochs as a table</source>
            <translation>Epochen als Tabelle</translation>
        </message>
    </context>
    <context>
        <name>EpochTrack</name>
        <message>
            <source>Epoch</source>
            <translation>Epoche</translation>
        </message>
    </context>
    <context>
        <name>ErrorDialog</name>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy diagnostics</source>
            <translation>Diagnose kopieren</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Report of the error</source>
            <translation>Bericht zum Fehler</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>Neu starten</translation>
        </message>
        <message>
            <source>Something in the program went wrong: {0}</source>
            <translation>Im Programm ging etwas schief: {0}</translation>
        </message>
        <message>
            <source>The project is unchanged. Save it under a new name.</source>
            <translation>Das Projekt ist unverändert. Unter neuem Namen speichern.</translation>
        </message>
        <message>
            <source>What is not saved is kept: after a restart it is offered again.</source>
            <translation>Was nicht gespeichert ist, bleibt erhalten: nach einem Neustart wird es wieder angeboten.</translation>
        </message>
    </context>
    <context>
        <name>Evidence</name>
        <message>
            <source>It may be a bias of the data: vary the backgrounds and measure again.</source>
            <translation>Es kann eine Verzerrung der Daten sein: die Hintergründe variieren und neu messen.</translation>
        </message>
        <message>
            <source>{share} of the evidence for class {name} lies outside of the object, an even map would have {even} there ({count} images).</source>
            <translation>{share} der Evidenz für Klasse {name} liegen außerhalb des Objekts, eine flache Karte hätte dort {even} ({count} Bilder).</translation>
        </message>
    </context>
    <context>
        <name>EvidencePage</name>
        <message>
            <source>A click shows the image with the most outside.</source>
            <translation>Ein Klick zeigt das Bild mit der meisten Evidenz außerhalb.</translation>
        </message>
        <message>
            <source>Evidence on objects</source>
            <translation>Evidenz auf Objekten</translation>
        </message>
        <message>
            <source>Grad-CAM at</source>
            <translation>Grad-CAM an</translation>
        </message>
        <message>
            <source>Layer of Grad-CAM</source>
            <translation>Schicht von Grad-CAM</translation>
        </message>
        <message>
            <source>Nothing in these images raises the score of their objects</source>
            <translation>Nichts in diesen Bildern hebt den Score ihrer Objekte</translation>
        </message>
        <message>
            <source>These data do not say where in an image its object is: it takes masks.</source>
            <translation>Diese Daten sagen nicht, wo in einem Bild sein Objekt ist: dazu braucht es Masken.</translation>
        </message>
        <message>
            <source>class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>image with the most</source>
            <translation>Bild mit dem größten Anteil</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>share of evidence outside</source>
            <translation>Anteil der Evidenz außerhalb</translation>
        </message>
        <message>
            <source>share of the picture outside</source>
            <translation>Anteil des Bilds außerhalb</translation>
        </message>
        <message numerus="yes">
            <source>{share} outside of {n} objects</source>
            <translation>
                <numerusform>{share} außerhalb von {n} Objekt</numerusform>
                <numerusform>{share} außerhalb von {n} Objekten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EvidenceRows</name>
        <message>
            <source>Evidence by class. {0}</source>
            <translation>Evidenz nach Klasse. {0}</translation>
        </message>
        <message>
            <source>class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>even map</source>
            <translation>flach</translation>
        </message>
        <message>
            <source>evidence outside of the objects</source>
            <translation>Evidenz außerhalb der Objekte</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>outside</source>
            <translation>außerhalb</translation>
        </message>
    </context>
    <context>
        <name>ExcitesPage</name>
        <message>
            <source>Channel {0}</source>
            <translation>Kanal {0}</translation>
        </message>
        <message>
            <source>What excites it</source>
            <translation>Was sie anregt</translation>
        </message>
        <message>
            <source>each value sees the whole image</source>
            <translation>jeder Wert sieht das ganze Bild</translation>
        </message>
        <message>
            <source>each value sees {0} {1} {2} pixels</source>
            <translation>jeder Wert sieht {0} {1} {2} Pixel</translation>
        </message>
        <message>
            <source>each value sees {0} {1} {2}, more than the image</source>
            <translation>jeder Wert sieht {0} {1} {2}, mehr als das Bild</translation>
        </message>
        <message>
            <source>{0} at row {1}, column {2} of image {3}</source>
            <translation>{0} in Zeile {1}, Spalte {2} von Bild {3}</translation>
        </message>
        <message>
            <source>{0}, class {1}</source>
            <translation>{0}, Klasse {1}</translation>
        </message>
        <message>
            <source>{0}, strongest of {1}</source>
            <translation>{0}, die stärksten Stellen aus {1}</translation>
        </message>
        <message>
            <source>{0}; hatched: beyond the image</source>
            <translation>{0}; schraffiert: außerhalb des Bilds</translation>
        </message>
        <message numerus="yes">
            <source>{n} channels</source>
            <translation>
                <numerusform>{n} Kanal</numerusform>
                <numerusform>{n} Kanäle</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} images</source>
            <translation>
                <numerusform>{n} Bild</numerusform>
                <numerusform>{n} Bildern</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Explaining</name>
        <message>
            <source>Attributions explain the score of one image: this network takes something else.</source>
            <translation>Attributionen erklären den Score eines Bilds: dieses Netz nimmt etwas anderes.</translation>
        </message>
        <message>
            <source>Without an Output, or finite scores, there is no score to explain.</source>
            <translation>Ohne einen Output oder endliche Scores gibt es keinen Score zu erklären.</translation>
        </message>
    </context>
    <context>
        <name>Export</name>
        <message>
            <source>Picture (*.png)</source>
            <translation>Bild (*.png)</translation>
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation>Tabelle (*.csv)</translation>
        </message>
        <message>
            <source>Vector graphics (*.svg)</source>
            <translation>Vektorgrafik (*.svg)</translation>
        </message>
        <message>
            <source>{0} has no picture. Save it as .csv.</source>
            <translation>{0} hat kein Bild. Als .csv speichern.</translation>
        </message>
        <message>
            <source>{0} has no table of numbers. Save it as .png or .svg.</source>
            <translation>{0} hat keine Tabelle mit Zahlen. Als .png oder .svg speichern.</translation>
        </message>
    </context>
    <context>
        <name>Expressions</name>
        <message>
            <source>Expected {0}, and it gives {1} here.</source>
            <translation>Erwartet {0}, hier ergibt es {1}.</translation>
        </message>
    </context>
    <context>
        <name>Families</name>
        <message>
            <source>Activation</source>
            <translation>Aktivierung</translation>
        </message>
        <message>
            <source>Blocks</source>
            <translation>Blöcke</translation>
        </message>
        <message>
            <source>Convolution</source>
            <translation>Faltung</translation>
        </message>
        <message>
            <source>Dense</source>
            <translation>Dicht</translation>
        </message>
        <message>
            <source>Input and output</source>
            <translation>Eingang und Ausgang</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>Zusammenführen</translation>
        </message>
        <message>
            <source>Normalization</source>
            <translation>Normalisierung</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>Pooling</translation>
        </message>
        <message>
            <source>Regularization</source>
            <translation>Regularisierung</translation>
        </message>
        <message>
            <source>Reshape</source>
            <translation>Umformen</translation>
        </message>
        <message>
            <source>Sequence and attention</source>
            <translation>Sequenz und Attention</translation>
        </message>
    </context>
    <context>
        <name>Fields</name>
        <message>
            <source>0 is automatic: the pictures' own if all are alike and small, else 64.</source>
            <translation>0 ist automatisch: die der Bilder, wenn alle gleich und klein sind, sonst 64.</translation>
        </message>
        <message>
            <source>1 is as it is.</source>
            <translation>1 lässt es, wie es ist.</translation>
        </message>
        <message>
            <source>2 is twice as large.</source>
            <translation>2 ist doppelt so groß.</translation>
        </message>
        <message>
            <source>A learned constant per filter; not needed before BatchNorm.</source>
            <translation>Eine gelernte Konstante je Filter; vor BatchNorm unnötig.</translation>
        </message>
        <message>
            <source>A learned constant per output value.</source>
            <translation>Eine gelernte Konstante je Ausgabewert.</translation>
        </message>
        <message>
            <source>A linear classifier with this loss is a linear SVM, not a kernel SVM.</source>
            <translation>Ein linearer Klassifikator mit diesem Loss ist eine lineare SVM, keine Kernel-SVM.</translation>
        </message>
        <message>
            <source>A range keeps the axis; an index takes one place and drops the axis.</source>
            <translation>Ein Bereich behält die Achse; ein Index nimmt eine Stelle heraus, und die Achse entfällt.</translation>
        </message>
        <message>
            <source>A second one reads backwards; both results are joined.</source>
            <translation>Eine zweite liest rückwärts; beide Ergebnisse werden verbunden.</translation>
        </message>
        <message>
            <source>Accumulate</source>
            <translation>Ansammeln</translation>
        </message>
        <message>
            <source>Added at the end of the output, to reach an odd or even size; smaller than the stride or the dilation.</source>
            <translation>Wird am Ende der Ausgabe angefügt, um eine ungerade oder gerade Größe zu treffen; kleiner als stride oder dilation.</translation>
        </message>
        <message>
            <source>Added to each variance, so that noise of components that hardly vary is not blown up.</source>
            <translation>Wird zu jeder Varianz addiert, damit das Rauschen von Komponenten, die sich kaum ändern, nicht aufgeblasen wird.</translation>
        </message>
        <message>
            <source>Alpha: pixels by which random noise would shift twice a pixel before it is smoothed.</source>
            <translation>Alpha: um so viele Pixel würde zufälliges Rauschen doppelt ein Pixel verschieben, bevor es geglättet wird.</translation>
        </message>
        <message>
            <source>Angle</source>
            <translation>Winkel</translation>
        </message>
        <message>
            <source>Another seed draws other samples.</source>
            <translation>Ein anderer Startwert zieht andere Beispiele.</translation>
        </message>
        <message>
            <source>Applied to what the layer gives, in the same node.</source>
            <translation>Wird auf das angewandt, was die Schicht ausgibt, im selben Knoten.</translation>
        </message>
        <message>
            <source>Array of samples</source>
            <translation>Array der Beispiele</translation>
        </message>
        <message>
            <source>Array of targets</source>
            <translation>Array der Ziele</translation>
        </message>
        <message>
            <source>At how many points of the way from the baseline the gradient is taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Attention heads; they share the features evenly.</source>
            <translation>Attention-Köpfe; sie teilen sich die Merkmale gleichmäßig.</translation>
        </message>
        <message>
            <source>Automatic: channels last where it was measured to be faster.</source>
            <translation>Automatisch: Kanäle zuletzt, wo die Messung das schneller fand.</translation>
        </message>
        <message>
            <source>Automatic: grey only if all pictures are.</source>
            <translation>Automatisch: Grau nur, wenn alle Bilder grau sind.</translation>
        </message>
        <message>
            <source>Automatic: the axis with 1, 3 or 4 entries; the last one where both do.</source>
            <translation>Automatisch: die Achse mit 1, 3 oder 4 Einträgen; die letzte, wo beide passen.</translation>
        </message>
        <message>
            <source>Automatic: what fits the data's targets.</source>
            <translation>Automatisch: was zu den Zielen der Daten passt.</translation>
        </message>
        <message>
            <source>Average of weights</source>
            <translation>Mittel der Gewichte</translation>
        </message>
        <message>
            <source>Background tells the class</source>
            <translation>Hintergrund verrät</translation>
        </message>
        <message>
            <source>Balanced: rare classes count more, by 1 over their number.</source>
            <translation>Ausgeglichen: seltene Klassen zählen mehr, mit 1 durch ihre Anzahl.</translation>
        </message>
        <message>
            <source>Baseline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Batch size</source>
            <translation>Batchgröße</translation>
        </message>
        <message>
            <source>Batches</source>
            <translation>Batches</translation>
        </message>
        <message>
            <source>Batches whose gradients are added up before an update.</source>
            <translation>Batches, deren Gradienten vor einer Änderung der Gewichte addiert werden.</translation>
        </message>
        <message>
            <source>Between pixels</source>
            <translation>Zwischen Pixeln</translation>
        </message>
        <message>
            <source>Bilinear mixes the four pixels around a place; nearest takes one of them, which is faster and leaves steps.</source>
            <translation>Bilinear mischt die vier Pixel um eine Stelle; „Nächster“ nimmt eines davon, was schneller ist und Treppen lässt.</translation>
        </message>
        <message>
            <source>Bilinear only: the corner pixels keep their places.</source>
            <translation>Nur bilinear: die Eckpixel behalten ihre Plätze.</translation>
        </message>
        <message>
            <source>Black, the outermost pixels repeated, or the image mirrored.</source>
            <translation>Schwarz, die äußersten Pixel wiederholt, oder das Bild gespiegelt.</translation>
        </message>
        <message>
            <source>Border</source>
            <translation>Rand</translation>
        </message>
        <message>
            <source>Border around the input that never wins.</source>
            <translation>Rand um den Eingang, der nie gewinnt.</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>Chance to skip the first of the repetitions.</source>
            <translation>Wahrscheinlichkeit, die erste der Wiederholungen zu überspringen.</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>Channels are split into this many groups that do not mix.</source>
            <translation>Die Kanäle werden in so viele Gruppen geteilt, die sich nicht mischen.</translation>
        </message>
        <message>
            <source>Channels between the two parts.</source>
            <translation>Kanäle zwischen den beiden Teilen.</translation>
        </message>
        <message>
            <source>Channels further out.</source>
            <translation>Kanäle weiter außen.</translation>
        </message>
        <message>
            <source>Channels in the middle; four times as many come out.</source>
            <translation>Kanäle in der Mitte; viermal so viele kommen heraus.</translation>
        </message>
        <message>
            <source>Channels in the middle; twice as many come out.</source>
            <translation>Kanäle in der Mitte; doppelt so viele kommen heraus.</translation>
        </message>
        <message>
            <source>Channels of each of the two branches.</source>
            <translation>Kanäle jedes der beiden Zweige.</translation>
        </message>
        <message>
            <source>Channels of the 1×1 before the 3×3.</source>
            <translation>Kanäle der 1×1 vor der 3×3.</translation>
        </message>
        <message>
            <source>Channels of the 1×1 before the 5×5.</source>
            <translation>Kanäle der 1×1 vor der 5×5.</translation>
        </message>
        <message>
            <source>Channels of the 1×1 behind the pool.</source>
            <translation>Kanäle der 1×1 hinter dem Pool.</translation>
        </message>
        <message>
            <source>Channels of the 1×1 branch.</source>
            <translation>Kanäle des 1×1-Zweigs.</translation>
        </message>
        <message>
            <source>Channels of the 1×1, in multiples of the growth.</source>
            <translation>Kanäle der 1×1, in Vielfachen des Wachstums.</translation>
        </message>
        <message>
            <source>Channels of the 3×3 branch.</source>
            <translation>Kanäle des 3×3-Zweigs.</translation>
        </message>
        <message>
            <source>Channels of the 5×5 branch.</source>
            <translation>Kanäle des 5×5-Zweigs.</translation>
        </message>
        <message>
            <source>Channels that come out.</source>
            <translation>Kanäle, die herauskommen.</translation>
        </message>
        <message>
            <source>Channels that each layer adds.</source>
            <translation>Kanäle, die jede Schicht hinzufügt.</translation>
        </message>
        <message>
            <source>Channels × height × width of one image.</source>
            <translation>Kanäle × Höhe × Breite eines Bildes.</translation>
        </message>
        <message>
            <source>Channels.</source>
            <translation>Kanäle.</translation>
        </message>
        <message>
            <source>Checkpointing</source>
            <translation>Checkpointing</translation>
        </message>
        <message>
            <source>Class weights</source>
            <translation>Klassengewichte</translation>
        </message>
        <message>
            <source>Classes, or numbers. Automatic: words and few whole numbers are classes.</source>
            <translation>Klassen oder Zahlen. Automatisch: Wörter und wenige ganze Zahlen sind Klassen.</translation>
        </message>
        <message>
            <source>Clip at</source>
            <translation>Begrenzen bei</translation>
        </message>
        <message>
            <source>Clip gradients</source>
            <translation>Gradienten begrenzen</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <source>Column of files</source>
            <translation>Spalte der Dateien</translation>
        </message>
        <message>
            <source>Columns of targets</source>
            <translation>Spalten der Ziele</translation>
        </message>
        <message>
            <source>Columns that are not used, such as a number.</source>
            <translation>Spalten, die nicht benutzt werden, etwa eine Nummer.</translation>
        </message>
        <message>
            <source>Computer</source>
            <translation>Rechner</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>Kontrast</translation>
        </message>
        <message>
            <source>Convolutions with a ReLU each, in every stage.</source>
            <translation>Faltungen mit je einem ReLU, in jeder Stufe.</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Count the zeros of the padding in the average.</source>
            <translation>Die Nullen des Randes im Mittelwert mitzählen.</translation>
        </message>
        <message>
            <source>Covered by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cut off on each side of the output: the padding of the convolution that goes the other way.</source>
            <translation>Wird auf jeder Seite der Ausgabe abgeschnitten: das padding der Faltung in Gegenrichtung.</translation>
        </message>
        <message>
            <source>CutMix α</source>
            <translation>CutMix α</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Data set</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Decay all</source>
            <translation>Abnahme für alle</translation>
        </message>
        <message>
            <source>Decay of an exponential moving average that is validated and kept; 0 is off.</source>
            <translation>Abnahme eines exponentiellen gleitenden Mittels, das validiert und aufgehoben wird; 0 ist aus.</translation>
        </message>
        <message>
            <source>Decides initial weights, order, augmentation and dropout; never which image is in which part of the data.</source>
            <translation>Entscheidet über Anfangsgewichte, Reihenfolge, Augmentierung und Dropout; nie darüber, welches Bild in welchem Teil der Daten liegt.</translation>
        </message>
        <message>
            <source>Decides which augmentation keeps a label true.</source>
            <translation>Entscheidet, welche Augmentierung ein Label wahr lässt.</translation>
        </message>
        <message>
            <source>Dense layers with a ReLU each, before the last one.</source>
            <translation>Dichte Schichten mit je einem ReLU vor der letzten.</translation>
        </message>
        <message>
            <source>Deterministic</source>
            <translation>Deterministisch</translation>
        </message>
        <message>
            <source>Deviation</source>
            <translation>Abweichung</translation>
        </message>
        <message>
            <source>Deviation for normal weights, the value itself for constant ones.</source>
            <translation>Streuung bei normal, der Wert selbst bei constant.</translation>
        </message>
        <message>
            <source>Deviation of the noise as a share of the image's range; 0.1 to 0.2 is usual.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deviation of the noise; a blob is about 0.5 brighter than the rest.</source>
            <translation>Abweichung des Rauschens; ein Fleck ist etwa 0.5 heller als der Rest.</translation>
        </message>
        <message>
            <source>Deviation of the numbers at the beginning.</source>
            <translation>Streuung der Zahlen am Anfang.</translation>
        </message>
        <message>
            <source>Deviation of what nobody can predict.</source>
            <translation>Abweichung dessen, was niemand vorhersagen kann.</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Richtung</translation>
        </message>
        <message>
            <source>Divide by</source>
            <translation>Teilen durch</translation>
        </message>
        <message>
            <source>Drop last batch</source>
            <translation>Letzten Batch weglassen</translation>
        </message>
        <message>
            <source>Each class has its share of every part.</source>
            <translation>Jede Klasse hat ihren Anteil an jedem Teil.</translation>
        </message>
        <message>
            <source>Each stage ends with a pooling layer that halves the image.</source>
            <translation>Jede Stufe endet mit einer Pooling-Schicht, die das Bild halbiert.</translation>
        </message>
        <message>
            <source>Each stage has twice the channels of the one before, up to 1,024.</source>
            <translation>Jede Stufe hat doppelt so viele Kanäle wie die davor, höchstens 1,024.</translation>
        </message>
        <message>
            <source>Early stopping</source>
            <translation>Frühes Ende</translation>
        </message>
        <message>
            <source>Empty: all others but one of parts (split).</source>
            <translation>Leer: alle anderen außer einer mit Teilen (split).</translation>
        </message>
        <message>
            <source>Empty: found by the name of the images' file.</source>
            <translation>Leer: wird am Namen der Datei mit den Bildern gefunden.</translation>
        </message>
        <message>
            <source>Empty: masks, labels or annotations beside the pictures.</source>
            <translation>Leer: masks, labels oder annotations neben den Bildern.</translation>
        </message>
        <message>
            <source>Empty: the first column.</source>
            <translation>Leer: die erste Spalte.</translation>
        </message>
        <message>
            <source>Empty: the last column.</source>
            <translation>Leer: die letzte Spalte.</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>Epochs after which the rate is multiplied by γ.</source>
            <translation>Epochen, nach denen die Rate mit γ multipliziert wird.</translation>
        </message>
        <message>
            <source>Epochs between snapshots that stay to be looked at; 0: the best and the last only.</source>
            <translation>Epochen zwischen Ständen, die zum Ansehen bleiben; 0: nur der beste und der letzte.</translation>
        </message>
        <message>
            <source>Epochs per step</source>
            <translation>Epochen je Stufe</translation>
        </message>
        <message>
            <source>Epochs to the first restart.</source>
            <translation>Epochen bis zum ersten Neustart.</translation>
        </message>
        <message>
            <source>Epochs without a better validation loss before the rate falls.</source>
            <translation>Epochen ohne besseren Loss der Validierung, bevor die Rate fällt.</translation>
        </message>
        <message>
            <source>Epochs without a better validation loss; then the best weights return.</source>
            <translation>Epochen ohne besseren Loss der Validierung; dann kommen die besten Gewichte zurück.</translation>
        </message>
        <message>
            <source>Epsilon</source>
            <translation>Epsilon</translation>
        </message>
        <message>
            <source>Evidence by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Factors</source>
            <translation>Faktoren</translation>
        </message>
        <message>
            <source>Fill</source>
            <translation>Füllung</translation>
        </message>
        <message>
            <source>Filters of each convolution in the first stage.</source>
            <translation>Filter jeder Faltung der ersten Stufe.</translation>
        </message>
        <message>
            <source>First axis that is laid out: 1 is the channels.</source>
            <translation>Erste Achse, die ausgelegt wird: 1 sind die Kanäle.</translation>
        </message>
        <message>
            <source>First place, or the only one; 0 is the first, −1 the last.</source>
            <translation>Erste Stelle, oder die einzige; 0 ist die erste, −1 die letzte.</translation>
        </message>
        <message>
            <source>First restart</source>
            <translation>Erster Neustart</translation>
        </message>
        <message>
            <source>Focus γ</source>
            <translation>Fokus γ</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Folder of masks</source>
            <translation>Ordner der Masken</translation>
        </message>
        <message>
            <source>For and against</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From here on it is a straight line, so that eˣ stays finite.</source>
            <translation>Ab hier ist es eine Gerade, damit eˣ endlich bleibt.</translation>
        </message>
        <message>
            <source>Gap between the filter's values: it sees farther at no cost.</source>
            <translation>Lücke zwischen den Werten des Filters: er sieht ohne Mehrkosten weiter.</translation>
        </message>
        <message>
            <source>Gap between the values of a window.</source>
            <translation>Lücke zwischen den Werten eines Fensters.</translation>
        </message>
        <message>
            <source>Gradient checkpointing: each block is computed twice instead of kept, which takes time and saves memory.</source>
            <translation>Gradienten-Checkpointing: jeder Block wird zweimal gerechnet statt aufgehoben, was Zeit kostet und Speicher spart.</translation>
        </message>
        <message>
            <source>Groups of channels that do not see each other.</source>
            <translation>Gruppen von Kanälen, die einander nicht sehen.</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>Höhe</translation>
        </message>
        <message>
            <source>Height and width in pixels; their proportion is not kept.</source>
            <translation>Höhe und Breite in Pixeln; ihr Verhältnis bleibt nicht erhalten.</translation>
        </message>
        <message>
            <source>Height and width of a patch, in pixels.</source>
            <translation>Höhe und Breite eines Ausschnitts, in Pixeln.</translation>
        </message>
        <message>
            <source>Height and width of the image.</source>
            <translation>Höhe und Breite des Bildes.</translation>
        </message>
        <message>
            <source>Height and width of the output, whatever the input's.</source>
            <translation>Höhe und Breite der Ausgabe, gleich welche der Eingang hat.</translation>
        </message>
        <message>
            <source>Height and width of the output; 0: by the factor.</source>
            <translation>Höhe und Breite der Ausgabe; 0: nach dem Faktor.</translation>
        </message>
        <message>
            <source>Height and width of the window.</source>
            <translation>Höhe und Breite des Fensters.</translation>
        </message>
        <message>
            <source>Height and width of what is kept, in pixels.</source>
            <translation>Höhe und Breite dessen, was bleibt, in Pixeln.</translation>
        </message>
        <message>
            <source>Height and width that remain.</source>
            <translation>Höhe und Breite, die bleiben.</translation>
        </message>
        <message>
            <source>Horizontal swaps left and right, vertical swaps top and bottom.</source>
            <translation>Waagerecht vertauscht links und rechts, senkrecht oben und unten.</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Wie</translation>
        </message>
        <message>
            <source>How far apart the input's values are laid: 2 doubles the size.</source>
            <translation>Wie weit die Werte des Eingangs auseinandergelegt werden: 2 verdoppelt die Größe.</translation>
        </message>
        <message>
            <source>How far the square moves, in pixels, at most by its side; 0 is half of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How far: EfficientNet-B0 is 0, B1 about 1. Below 0 it shrinks.</source>
            <translation>Wie weit: EfficientNet-B0 ist 0, B1 etwa 1. Unter 0 wird es kleiner.</translation>
        </message>
        <message>
            <source>How low negative values can become.</source>
            <translation>Wie tief negative Werte gehen können.</translation>
        </message>
        <message>
            <source>How many classes the data set has; 1: a single score for yes or no.</source>
            <translation>Wie viele Klassen der Datensatz hat; 1: ein einziger Score für Ja oder Nein.</translation>
        </message>
        <message>
            <source>How many copies of the image with noise the gradient is the mean of.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many dense layers in a row.</source>
            <translation>Wie viele dichte Schichten hintereinander.</translation>
        </message>
        <message>
            <source>How many features a patch becomes.</source>
            <translation>Zu wie vielen Merkmalen ein Ausschnitt wird.</translation>
        </message>
        <message>
            <source>How many filters are learned; each gives one channel (one map).</source>
            <translation>Wie viele Filter gelernt werden; jeder ergibt einen Kanal (eine Karte).</translation>
        </message>
        <message>
            <source>How many groups the channels come in; must divide them.</source>
            <translation>In wie vielen Gruppen die Kanäle kommen; muss sie teilen.</translation>
        </message>
        <message>
            <source>How many kinds of shapes</source>
            <translation>Arten von Formen</translation>
        </message>
        <message>
            <source>How many neighbouring channels count.</source>
            <translation>Wie viele benachbarte Kanäle zählen.</translation>
        </message>
        <message>
            <source>How many of the last axes count together (with last axes only).</source>
            <translation>Wie viele der letzten Achsen zusammen zählen (nur bei „letzte Achsen“).</translation>
        </message>
        <message>
            <source>How many of them, each reading the one before.</source>
            <translation>Wie viele davon; jede liest die vorige.</translation>
        </message>
        <message>
            <source>How many parts, each with an output.</source>
            <translation>Wie viele Teile, jeder mit einem Ausgang.</translation>
        </message>
        <message>
            <source>How many repetitions there were.</source>
            <translation>Wie viele Wiederholungen es gab.</translation>
        </message>
        <message>
            <source>How many small convolutions work side by side.</source>
            <translation>Wie viele kleine Faltungen nebeneinander arbeiten.</translation>
        </message>
        <message>
            <source>How many times as many channels in the middle.</source>
            <translation>Wievielmal so viele Kanäle in der Mitte.</translation>
        </message>
        <message>
            <source>How many times it looks, each on its share of the features.</source>
            <translation>Wie oft sie hinschaut, jedes Mal auf ihren Anteil der Merkmale.</translation>
        </message>
        <message>
            <source>How many times larger the image becomes, if no size is given.</source>
            <translation>Wievielmal größer das Bild wird, wenn keine Größe angegeben ist.</translation>
        </message>
        <message>
            <source>How many times larger the image becomes: r.</source>
            <translation>Wievielmal größer das Bild wird: r.</translation>
        </message>
        <message>
            <source>How many times longer each restart takes than the one before.</source>
            <translation>Wievielmal so lang jeder Neustart dauert wie der vorige.</translation>
        </message>
        <message>
            <source>How many times smaller the image becomes: r.</source>
            <translation>Wievielmal kleiner das Bild wird: r.</translation>
        </message>
        <message>
            <source>How many times wider than high the part may be, or the other way round.</source>
            <translation>Wievielmal so breit wie hoch der Ausschnitt sein darf, oder umgekehrt.</translation>
        </message>
        <message>
            <source>How many values come out.</source>
            <translation>Wie viele Werte herauskommen.</translation>
        </message>
        <message>
            <source>How many values the layer remembers.</source>
            <translation>Wie viele Werte sich die Schicht merkt.</translation>
        </message>
        <message>
            <source>How much larger the chance is in each further one.</source>
            <translation>Um wie viel die Wahrscheinlichkeit mit jeder weiteren wächst.</translation>
        </message>
        <message>
            <source>How much the neighbours damp.</source>
            <translation>Wie stark die Nachbarn dämpfen.</translation>
        </message>
        <message>
            <source>How often the background is that of the class: 0 never more than by chance, 1 always.</source>
            <translation>Wie oft der Hintergrund der zur Klasse gehörende ist: 0 nie öfter als zufällig, 1 immer.</translation>
        </message>
        <message>
            <source>How often the convolutions and the pool are repeated; 0: dense only.</source>
            <translation>Wie oft Faltungen und Pool wiederholt werden; 0: nur dichte Schichten.</translation>
        </message>
        <message>
            <source>How sharp the corner is.</source>
            <translation>Wie scharf der Knick ist.</translation>
        </message>
        <message>
            <source>How slowly the mean of squared gradients follows.</source>
            <translation>Wie langsam das Mittel der quadrierten Gradienten folgt.</translation>
        </message>
        <message>
            <source>How the weights begin: auto takes what suits the activation behind.</source>
            <translation>Wie die Gewichte beginnen: auto nimmt, was zur Aktivierung dahinter passt.</translation>
        </message>
        <message>
            <source>Hue</source>
            <translation>Farbton</translation>
        </message>
        <message>
            <source>If it is smaller.</source>
            <translation>Wenn es kleiner ist.</translation>
        </message>
        <message>
            <source>In order of their numbers; may be empty.</source>
            <translation>In der Reihenfolge ihrer Nummern; darf leer sein.</translation>
        </message>
        <message>
            <source>Into how many groups the channels are split; it must divide them.</source>
            <translation>In wie viele Gruppen die Kanäle geteilt werden; es muss sie teilen.</translation>
        </message>
        <message>
            <source>Its name in the .npz, or another .npy file; empty: y, labels, targets …</source>
            <translation>Sein Name in der .npz, oder eine andere .npy-Datei; leer: y, labels, targets …</translation>
        </message>
        <message>
            <source>Its name in the .npz; empty: x, images, data …, or the largest.</source>
            <translation>Sein Name in der .npz; leer: x, images, data …, oder das größte.</translation>
        </message>
        <message>
            <source>Its size and licence are shown before anything is downloaded.</source>
            <translation>Größe und Lizenz werden gezeigt, bevor etwas heruntergeladen wird.</translation>
        </message>
        <message>
            <source>K: hidden Linear</source>
            <translation>K: innere Linear</translation>
        </message>
        <message>
            <source>Keep every Linear of the head.</source>
            <translation>Jede Linear des Kopfes behalten.</translation>
        </message>
        <message>
            <source>Keep running averages for use outside of training.</source>
            <translation>Laufende Mittelwerte für die Zeit nach dem Training führen.</translation>
        </message>
        <message>
            <source>Keep weights every</source>
            <translation>Gewichte aufheben alle</translation>
        </message>
        <message>
            <source>Keeps the division finite.</source>
            <translation>Hält die Division endlich.</translation>
        </message>
        <message>
            <source>Kind of images</source>
            <translation>Art der Bilder</translation>
        </message>
        <message>
            <source>L1 penalty</source>
            <translation>L1-Strafe</translation>
        </message>
        <message>
            <source>L2 penalty</source>
            <translation>L2-Strafe</translation>
        </message>
        <message>
            <source>Label smoothing</source>
            <translation>Label-Glättung</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Labels</translation>
        </message>
        <message>
            <source>Larger and smaller images are brought to this size; 0 is automatic: their own if all are alike, else 64.</source>
            <translation>Größere und kleinere Bilder werden auf diese Größe gebracht; 0 ist automatisch: ihre eigene, wenn alle gleich sind, sonst 64.</translation>
        </message>
        <message>
            <source>Larger batches: steadier gradients, better use of a GPU, more memory, fewer steps an epoch. 0 is the full set: one step an epoch.</source>
            <translation>Größere Batches: ruhigere Gradienten, bessere Nutzung einer GPU, mehr Speicher, weniger Schritte je Epoche. 0 ist alles: ein Schritt je Epoche.</translation>
        </message>
        <message>
            <source>Largest</source>
            <translation>Größter</translation>
        </message>
        <message>
            <source>Largest change of its factor.</source>
            <translation>Größte Änderung seines Faktors.</translation>
        </message>
        <message>
            <source>Largest change of its factor. Colour images only.</source>
            <translation>Größte Änderung ihres Faktors. Nur Farbbilder.</translation>
        </message>
        <message>
            <source>Largest change of size as a share.</source>
            <translation>Größte Änderung der Größe, als Anteil.</translation>
        </message>
        <message>
            <source>Largest part</source>
            <translation>Größter Ausschnitt</translation>
        </message>
        <message>
            <source>Largest shift as a share of the image size.</source>
            <translation>Größte Verschiebung, als Anteil der Bildgröße.</translation>
        </message>
        <message>
            <source>Largest slant to either side, in degrees.</source>
            <translation>Größte Neigung nach beiden Seiten, in Grad.</translation>
        </message>
        <message>
            <source>Largest stretch</source>
            <translation>Größte Dehnung</translation>
        </message>
        <message>
            <source>Largest turn of the colour circle to either side, as a share of it. Colour images only.</source>
            <translation>Größte Drehung des Farbkreises nach beiden Seiten, als Anteil von ihm. Nur Farbbilder.</translation>
        </message>
        <message>
            <source>Largest turn to either side, in degrees.</source>
            <translation>Größte Drehung nach beiden Seiten, in Grad.</translation>
        </message>
        <message>
            <source>Last axis that is laid out; −1 is the last there is.</source>
            <translation>Letzte Achse, die ausgelegt wird; −1 ist die letzte, die es gibt.</translation>
        </message>
        <message>
            <source>Learn a scale γ and a shift β for every value.</source>
            <translation>Für jeden Wert eine Skala γ und einen Versatz β lernen.</translation>
        </message>
        <message>
            <source>Learn a scale γ and a shift β per channel.</source>
            <translation>Für jeden Kanal eine Skala γ und einen Versatz β lernen.</translation>
        </message>
        <message>
            <source>Learn a slope for every channel instead of one for all.</source>
            <translation>Für jeden Kanal eine Steigung lernen statt einer für alle.</translation>
        </message>
        <message>
            <source>Learn the shift β, too.</source>
            <translation>Auch den Versatz β lernen.</translation>
        </message>
        <message>
            <source>Learned constants everywhere.</source>
            <translation>Überall gelernte Konstanten.</translation>
        </message>
        <message>
            <source>Learned constants in every gate.</source>
            <translation>Gelernte Konstanten in jedem Gatter.</translation>
        </message>
        <message>
            <source>Learned constants in the projections.</source>
            <translation>Gelernte Konstanten in den Projektionen.</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>Auslassen</translation>
        </message>
        <message>
            <source>Leave out the bias that BatchNorm would subtract again.</source>
            <translation>Den Bias weglassen, den BatchNorm wieder abziehen würde.</translation>
        </message>
        <message>
            <source>Left, right, top, bottom; one number for all.</source>
            <translation>Links, rechts, oben, unten; eine Zahl für alle.</translation>
        </message>
        <message>
            <source>Length of the two windows.</source>
            <translation>Länge der beiden Fenster.</translation>
        </message>
        <message>
            <source>Let a last window hang over the end instead of dropping the rest.</source>
            <translation>Ein letztes Fenster über das Ende ragen lassen, statt den Rest wegzulassen.</translation>
        </message>
        <message>
            <source>Loader processes</source>
            <translation>Ladeprozesse</translation>
        </message>
        <message>
            <source>Longer by</source>
            <translation>Länger um</translation>
        </message>
        <message>
            <source>Look ahead along the momentum.</source>
            <translation>Sieht entlang des Momentums voraus.</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Loss</translation>
        </message>
        <message>
            <source>Lowest rate</source>
            <translation>Kleinste Rate</translation>
        </message>
        <message>
            <source>M: stages</source>
            <translation>M: Stufen</translation>
        </message>
        <message>
            <source>Margin Δ</source>
            <translation>Abstand Δ</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>Mittelwert</translation>
        </message>
        <message>
            <source>Measured on the training images, or entered per channel.</source>
            <translation>An den Trainingsbildern gemessen, oder je Kanal eingegeben.</translation>
        </message>
        <message>
            <source>Memory format</source>
            <translation>Speicherformat</translation>
        </message>
        <message>
            <source>MiB that the snapshots of a run may take; beyond, every 2nd, 4th … of them stays.</source>
            <translation>MiB, die die Zwischenstände eines Laufs belegen dürfen; darüber bleibt nur jeder 2., 4. … davon.</translation>
        </message>
        <message>
            <source>Milestones</source>
            <translation>Meilensteine</translation>
        </message>
        <message>
            <source>Mixes pairs of images and labels; 0 is off.</source>
            <translation>Mischt Paare von Bildern und Labels; 0 ist aus.</translation>
        </message>
        <message>
            <source>Mixup α</source>
            <translation>Mixup α</translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation>Momentum</translation>
        </message>
        <message>
            <source>Most pixels up or down, left or right.</source>
            <translation>Höchstens so viele Pixel auf oder ab, nach links oder rechts.</translation>
        </message>
        <message>
            <source>Most that is added or taken away, where white is 1.</source>
            <translation>Höchstens so viel wird addiert oder abgezogen, wobei Weiß 1 ist.</translation>
        </message>
        <message>
            <source>N: convolutions</source>
            <translation>N: Faltungen</translation>
        </message>
        <message>
            <source>Names of classes</source>
            <translation>Namen der Klassen</translation>
        </message>
        <message>
            <source>Nearest repeats pixels, bilinear blends the four around.</source>
            <translation>nearest wiederholt Pixel, bilinear mischt die vier ringsum.</translation>
        </message>
        <message>
            <source>Nesterov</source>
            <translation>Nesterov</translation>
        </message>
        <message>
            <source>New order every epoch.</source>
            <translation>Jede Epoche neue Reihenfolge.</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Rauschen</translation>
        </message>
        <message>
            <source>Normalize before attention and Linear instead of behind.</source>
            <translation>Vor Attention und Linear normalisieren statt dahinter.</translation>
        </message>
        <message>
            <source>Number of repetitions further out.</source>
            <translation>Zahl der Wiederholungen weiter außen.</translation>
        </message>
        <message>
            <source>Numbers of samples, shares of all, or the parts that the data bring.</source>
            <translation>Anzahlen von Bildern, Anteile an allen, oder die Teile, die die Daten mitbringen.</translation>
        </message>
        <message>
            <source>Of all samples; also of the training folder where the data have a test part of their own only.</source>
            <translation>An allen Bildern; auch am Trainingsordner, wo die Daten nur einen eigenen Testteil haben.</translation>
        </message>
        <message>
            <source>Of the image's area; the smallest is a tenth of it.</source>
            <translation>Von der Fläche des Bilds; der kleinste ist ein Zehntel davon.</translation>
        </message>
        <message>
            <source>On</source>
            <translation>An</translation>
        </message>
        <message>
            <source>One class, several labels, or numbers.</source>
            <translation>Eine Klasse, mehrere Labels, oder Zahlen.</translation>
        </message>
        <message>
            <source>One mean per channel, or the mean image: one per channel and place.</source>
            <translation>Ein Mittelwert je Kanal, oder das mittlere Bild: einer je Kanal und Stelle.</translation>
        </message>
        <message>
            <source>One of so many places is taken: 2 takes every other.</source>
            <translation>Eine von so vielen Stellen wird genommen: 2 nimmt jede zweite.</translation>
        </message>
        <message>
            <source>One per channel, or one for all, of pixels from 0 to 1.</source>
            <translation>Einer je Kanal, oder einer für alle, für Pixel von 0 bis 1.</translation>
        </message>
        <message>
            <source>Only operations that give the same bits every time; slower on a GPU.</source>
            <translation>Nur Operationen, die jedes Mal dieselben Bits geben; langsamer auf einer GPU.</translation>
        </message>
        <message>
            <source>Only where the data do not fit into memory; 0: none.</source>
            <translation>Nur wo die Daten nicht in den Speicher passen; 0: keine.</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>Optimierer</translation>
        </message>
        <message>
            <source>Other sizes</source>
            <translation>Andere Größen</translation>
        </message>
        <message>
            <source>Outside</source>
            <translation>Außerhalb</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>Pfad</translation>
        </message>
        <message>
            <source>Patience</source>
            <translation>Geduld</translation>
        </message>
        <message>
            <source>Patience of the plateau</source>
            <translation>Geduld des Plateaus</translation>
        </message>
        <message>
            <source>Peak at</source>
            <translation>Gipfel bei</translation>
        </message>
        <message>
            <source>Pipeline</source>
            <translation>Pipeline</translation>
        </message>
        <message>
            <source>Pixels above and below, left and right.</source>
            <translation>Pixel oben und unten, links und rechts.</translation>
        </message>
        <message>
            <source>Pixels on every side.</source>
            <translation>Pixel an jeder Seite.</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>Potenz</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>Probability that a sample skips the branch; larger in deeper layers.</source>
            <translation>Wahrscheinlichkeit, dass ein Beispiel den Zweig überspringt; größer in tieferen Schichten.</translation>
        </message>
        <message>
            <source>Processor threads; 0 is automatic: one fewer than there are cores.</source>
            <translation>Threads des Prozessors; 0 ist automatisch: einer weniger, als es Kerne gibt.</translation>
        </message>
        <message>
            <source>Put a ReLU behind the convolution.</source>
            <translation>Ein ReLU hinter die Faltung setzen.</translation>
        </message>
        <message>
            <source>Puts a piece of one image into another; 0 is off.</source>
            <translation>Setzt ein Stück eines Bilds in ein anderes; 0 ist aus.</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>ReLU behind</source>
            <translation>ReLU dahinter</translation>
        </message>
        <message>
            <source>Recipe</source>
            <translation>Rezept</translation>
        </message>
        <message>
            <source>Regularization</source>
            <translation>Regularisierung</translation>
        </message>
        <message>
            <source>Repeats of blocks.</source>
            <translation>Wiederholungen von Blöcken.</translation>
        </message>
        <message>
            <source>Repetition further out.</source>
            <translation>Wiederholung weiter außen.</translation>
        </message>
        <message>
            <source>Room for weights</source>
            <translation>Platz für Gewichte</translation>
        </message>
        <message>
            <source>Rotation</source>
            <translation>Drehung</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Beispiele</translation>
        </message>
        <message>
            <source>Saturation</source>
            <translation>Sättigung</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Scale and cut off what stands out, scale and add a border, or distort.</source>
            <translation>Skalieren und abschneiden, was übersteht, skalieren und einen Rand anfügen, oder verzerren.</translation>
        </message>
        <message>
            <source>Scale the image, add a black border, or cut off what is too much.</source>
            <translation>Das Bild skalieren, einen schwarzen Rand anfügen, oder abschneiden, was zu viel ist.</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>Verlauf der Rate</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Seed of the data</source>
            <translation>Startwert (Daten)</translation>
        </message>
        <message>
            <source>Shape of one sample behind; −1 is what remains.</source>
            <translation>Form eines Beispiels dahinter; −1 ist, was übrig bleibt.</translation>
        </message>
        <message>
            <source>Share of a negative value that passes; 1 would be no bend at all.</source>
            <translation>Anteil eines negativen Werts, der durchkommt; bei 1 gäbe es gar keinen Knick.</translation>
        </message>
        <message>
            <source>Share of all steps after which the rate falls again.</source>
            <translation>Anteil aller Schritte, nach dem die Rate wieder fällt.</translation>
        </message>
        <message>
            <source>Share of the image's area; the largest part is all of it.</source>
            <translation>Anteil an der Fläche des Bilds; der größte Ausschnitt ist die ganze.</translation>
        </message>
        <message>
            <source>Share of the images concerned.</source>
            <translation>Anteil der betroffenen Bilder.</translation>
        </message>
        <message>
            <source>Share of the images flipped.</source>
            <translation>Anteil der gespiegelten Bilder.</translation>
        </message>
        <message>
            <source>Share of the looks dropped while training.</source>
            <translation>Anteil der Blicke, die im Training wegfallen.</translation>
        </message>
        <message>
            <source>Share of the new batch in the averages.</source>
            <translation>Anteil des neuen Batches an den Mittelwerten.</translation>
        </message>
        <message>
            <source>Share of the values that are dropped while training.</source>
            <translation>Anteil der Werte, die im Training wegfallen.</translation>
        </message>
        <message>
            <source>Share of values dropped while training.</source>
            <translation>Anteil der Werte, die im Training wegfallen.</translation>
        </message>
        <message>
            <source>Share of values set to zero; 0.2 to 0.5 is usual.</source>
            <translation>Anteil der Werte, die auf null gesetzt werden; üblich sind 0.2 bis 0.5.</translation>
        </message>
        <message>
            <source>Share of what is set to zero; 0.2 to 0.5 is usual.</source>
            <translation>Anteil dessen, was auf null gesetzt wird; üblich sind 0.2 bis 0.5.</translation>
        </message>
        <message>
            <source>Shear</source>
            <translation>Scherung</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Verschiebung</translation>
        </message>
        <message>
            <source>Shuffle</source>
            <translation>Mischen</translation>
        </message>
        <message>
            <source>Side in pixels</source>
            <translation>Seite in Pixeln</translation>
        </message>
        <message>
            <source>Side of the square that is covered, in pixels; 0 is an eighth of the shorter side.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sigma of the Gaussian in pixels: larger bends larger parts.</source>
            <translation>Sigma der Gauß-Kurve in Pixeln: größer biegt größere Teile.</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Size of a filter along height and width.</source>
            <translation>Größe eines Filters in Höhe und Breite.</translation>
        </message>
        <message>
            <source>Size of a filter along length.</source>
            <translation>Größe eines Filters in der Länge.</translation>
        </message>
        <message>
            <source>Size of a filter along time, height and width.</source>
            <translation>Größe eines Filters in Zeit, Höhe und Breite.</translation>
        </message>
        <message>
            <source>Size of a window along height and width.</source>
            <translation>Größe eines Fensters in Höhe und Breite.</translation>
        </message>
        <message>
            <source>Size of a window along length.</source>
            <translation>Größe eines Fensters in der Länge.</translation>
        </message>
        <message>
            <source>Size of a window along time, height and width.</source>
            <translation>Größe eines Fensters in Zeit, Höhe und Breite.</translation>
        </message>
        <message>
            <source>Smallest</source>
            <translation>Kleinster</translation>
        </message>
        <message>
            <source>Smallest part</source>
            <translation>Kleinster Ausschnitt</translation>
        </message>
        <message>
            <source>Smoothness</source>
            <translation>Glätte</translation>
        </message>
        <message>
            <source>So many equal blocks in a row; the inside may use i and n.</source>
            <translation>So viele gleiche Blöcke hintereinander; im Block dürfen i und n vorkommen.</translation>
        </message>
        <message>
            <source>Split seed</source>
            <translation>Startwert, Teile</translation>
        </message>
        <message>
            <source>Standard deviation of what is added, where white is 1.</source>
            <translation>Standardabweichung dessen, was addiert wird, wobei Weiß 1 ist.</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>Statistik</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Stufen</translation>
        </message>
        <message>
            <source>Step of the filter: 2 halves the size and quarters the work.</source>
            <translation>Schritt des Filters: 2 halbiert die Größe und viertelt die Arbeit.</translation>
        </message>
        <message>
            <source>Step of the window along height and width.</source>
            <translation>Schritt des Fensters in Höhe und Breite.</translation>
        </message>
        <message>
            <source>Step of the window along length.</source>
            <translation>Schritt des Fensters in der Länge.</translation>
        </message>
        <message>
            <source>Step of the window along time, height and width.</source>
            <translation>Schritt des Fensters in Zeit, Höhe und Breite.</translation>
        </message>
        <message>
            <source>Step of the window; 2 halves height and width.</source>
            <translation>Schritt des Fensters; 2 halbiert Höhe und Breite.</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopping and keeping</source>
            <translation>Beenden und Aufheben</translation>
        </message>
        <message>
            <source>Stratified</source>
            <translation>Geschichtet</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>Stärke</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Synthetic</source>
            <translation>Künstlich</translation>
        </message>
        <message>
            <source>Takes a minute at first; pays off in long runs.</source>
            <translation>Braucht anfangs eine Minute; lohnt sich in langen Läufen.</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>Targets</source>
            <translation>Ziele</translation>
        </message>
        <message>
            <source>TensorBoard log</source>
            <translation>TensorBoard-Protokoll</translation>
        </message>
        <message>
            <source>Test images</source>
            <translation>Testbilder</translation>
        </message>
        <message>
            <source>Test share</source>
            <translation>Anteil Test</translation>
        </message>
        <message>
            <source>The axis along which the inputs are put: 1 is the channels.</source>
            <translation>Die Achse, längs der die Eingänge gelegt werden: 1 sind die Kanäle.</translation>
        </message>
        <message>
            <source>The axis along which the values add up to 1: 1 is the channels.</source>
            <translation>Die Achse, längs der sich die Werte zu 1 summieren: 1 sind die Kanäle.</translation>
        </message>
        <message>
            <source>The axis that is cut: 1 is the first.</source>
            <translation>Die Achse, die beschnitten wird: 1 ist die erste.</translation>
        </message>
        <message>
            <source>The axis that is folded: 1 is the first.</source>
            <translation>Die Achse, die gefaltet wird: 1 ist die erste.</translation>
        </message>
        <message>
            <source>The axis that is split: 1 is the channels.</source>
            <translation>Die Achse, die geteilt wird: 1 sind die Kanäle.</translation>
        </message>
        <message>
            <source>The bend between the two Linear layers.</source>
            <translation>Der Knick zwischen den beiden Linear.</translation>
        </message>
        <message>
            <source>The divisor without neighbours.</source>
            <translation>Der Teiler ohne Nachbarn.</translation>
        </message>
        <message>
            <source>The exponent of the divisor.</source>
            <translation>Der Exponent des Teilers.</translation>
        </message>
        <message>
            <source>The factors at the beginning.</source>
            <translation>Die Faktoren am Anfang.</translation>
        </message>
        <message>
            <source>The image without content at which the way begins.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The lower limit.</source>
            <translation>Die untere Grenze.</translation>
        </message>
        <message>
            <source>The place behind the last one; 0 is the end of the axis.</source>
            <translation>Die Stelle hinter der letzten; 0 ist das Ende der Achse.</translation>
        </message>
        <message>
            <source>The power p.</source>
            <translation>Der Exponent p.</translation>
        </message>
        <message>
            <source>The rate rises from 0 in a straight line.</source>
            <translation>Die Rate steigt geradlinig von 0 an.</translation>
        </message>
        <message>
            <source>The slope at the beginning.</source>
            <translation>Die Steigung am Anfang.</translation>
        </message>
        <message>
            <source>The two 1×1 convolutions meet at so many times fewer.</source>
            <translation>Die beiden 1×1-Faltungen treffen sich bei so vielmal weniger.</translation>
        </message>
        <message>
            <source>The upper limit.</source>
            <translation>Die obere Grenze.</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>Training images</source>
            <translation>Trainingsbilder</translation>
        </message>
        <message>
            <source>Training leaves the weights of this layer as they are.</source>
            <translation>Das Training lässt die Gewichte dieser Schicht, wie sie sind.</translation>
        </message>
        <message>
            <source>Tries which algorithm is fastest; not in deterministic mode.</source>
            <translation>Probiert, welches Verfahren am schnellsten ist; nicht im deterministischen Modus.</translation>
        </message>
        <message>
            <source>Validation images</source>
            <translation>Validierungsbilder</translation>
        </message>
        <message>
            <source>Validation share</source>
            <translation>Anteil Validierung</translation>
        </message>
        <message>
            <source>Values of each token, as they arrive.</source>
            <translation>Werte jedes Tokens, wie sie ankommen.</translation>
        </message>
        <message>
            <source>Values that each hidden Linear gives.</source>
            <translation>Werte, die jede verborgene Linear ausgibt.</translation>
        </message>
        <message>
            <source>Values that the last Linear gives: one score per class.</source>
            <translation>Werte, die die letzte Linear ausgibt: ein Score je Klasse.</translation>
        </message>
        <message>
            <source>Warm-up epochs</source>
            <translation>Epochen zum Aufwärmen</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>Gewichtsabnahme</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>Weights of normalization and biases too; usually they are left out.</source>
            <translation>Auch für Gewichte der Normalisierung und Biaswerte; meist lässt man sie aus.</translation>
        </message>
        <message>
            <source>What becomes of the axis; −1 is what remains.</source>
            <translation>Was aus der Achse wird; −1 ist, was übrig bleibt.</translation>
        </message>
        <message>
            <source>What black and white become. 0 to 255 makes gradients a hundred times larger: try it to see why pixels are normalized.</source>
            <translation>Was aus Schwarz und Weiß wird. 0 bis 255 macht Gradienten hundertmal größer: ausprobieren, um zu sehen, warum man Pixel normalisiert.</translation>
        </message>
        <message>
            <source>What comes from outside of the image: black, its outermost pixels, or its mirror image.</source>
            <translation>Was von außerhalb des Bilds kommt: Schwarz, seine äußersten Pixel, oder sein Spiegelbild.</translation>
        </message>
        <message>
            <source>What is brought to one scale: the last axes, or all channels of a pixel.</source>
            <translation>Was auf eine Skala gebracht wird: die letzten Achsen, oder alle Kanäle eines Pixels.</translation>
        </message>
        <message>
            <source>What takes their place.</source>
            <translation>Was an ihre Stelle tritt.</translation>
        </message>
        <message>
            <source>What the learning rate is multiplied by for this layer.</source>
            <translation>Womit die Lernrate für diese Schicht multipliziert wird.</translation>
        </message>
        <message>
            <source>What the padding holds: zeros, the mirrored inside, the nearest edge, or the opposite side.</source>
            <translation>Was der Rand enthält: Nullen, das gespiegelte Innere, die nächste Kante oder die gegenüberliegende Seite.</translation>
        </message>
        <message>
            <source>What the rate is multiplied by; every epoch for exponential.</source>
            <translation>Womit die Rate multipliziert wird; bei exponentiell in jeder Epoche.</translation>
        </message>
        <message>
            <source>What the square shows instead of the image.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the pictures lie; empty: beside the CSV file.</source>
            <translation>Wo die Bilder liegen; leer: neben der CSV-Datei.</translation>
        </message>
        <message>
            <source>Where the values came from; changing one of them changes nothing here.</source>
            <translation>Woher die Werte kamen; es zu ändern, ändert hier nichts.</translation>
        </message>
        <message>
            <source>Which activations are replaced.</source>
            <translation>Welche Aktivierungen ersetzt werden.</translation>
        </message>
        <message>
            <source>Which axis comes first, second …: 1 is the first that arrives.</source>
            <translation>Welche Achse zuerst kommt, welche danach …: 1 ist die erste, die ankommt.</translation>
        </message>
        <message>
            <source>Which image goes where.</source>
            <translation>Welches Bild in welchen Teil kommt.</translation>
        </message>
        <message>
            <source>Which of the repetitions this was.</source>
            <translation>Die wievielte Wiederholung dies war.</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <source>Width between the two Linear layers; 4 × the features is usual.</source>
            <translation>Breite zwischen den beiden Linear; üblich ist 4 × die Merkmale.</translation>
        </message>
        <message>
            <source>Width of the network at each token.</source>
            <translation>Breite des Netzes an jedem Token.</translation>
        </message>
        <message>
            <source>Window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Window of the third branch.</source>
            <translation>Fenster des dritten Zweigs.</translation>
        </message>
        <message>
            <source>Works on each frame of a clip by itself: time is its first axis.</source>
            <translation>Arbeitet auf jedem Einzelbild eines Clips für sich: die Zeit ist seine erste Achse.</translation>
        </message>
        <message>
            <source>Writes every series for TensorBoard too, if that is installed.</source>
            <translation>Schreibt jede Kurve auch für TensorBoard, wenn es installiert ist.</translation>
        </message>
        <message>
            <source>ZCA turns back afterwards, so that images still look like images; PCA keeps the components. Per-channel normalization is usually enough.</source>
            <translation>ZCA dreht danach zurück, so dass Bilder noch wie Bilder aussehen; PCA behält die Komponenten. Je Kanal zu normalisieren reicht meist.</translation>
        </message>
        <message>
            <source>Zeros around the input.</source>
            <translation>Nullen rings um den Eingang.</translation>
        </message>
        <message>
            <source>Zeros around the input; "same" keeps its size (stride 1).</source>
            <translation>Nullen rings um den Eingang; "same" behält seine Größe (stride 1).</translation>
        </message>
        <message>
            <source>bf16 and fp16 are mixed: weights stay float32.</source>
            <translation>bf16 und fp16 sind gemischt: die Gewichte bleiben float32.</translation>
        </message>
        <message>
            <source>bias off</source>
            <translation>Bias aus</translation>
        </message>
        <message>
            <source>by</source>
            <translation>durch</translation>
        </message>
        <message>
            <source>channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>classes: a row of scores; pixels: classes × height × width; anything: numbers or images of any shape.</source>
            <translation>Klassen: eine Zeile von Scores; Pixel: Klassen × Höhe × Breite; beliebig: Zahlen oder Bilder jeder Form.</translation>
        </message>
        <message>
            <source>cuDNN benchmark</source>
            <translation>cuDNN-Benchmark</translation>
        </message>
        <message>
            <source>data takes samples of the data set, noise random numbers (generators).</source>
            <translation>Daten nimmt Bilder des Datensatzes, Rauschen Zufallszahlen (Generatoren).</translation>
        </message>
        <message>
            <source>depth α</source>
            <translation>Tiefe α</translation>
        </message>
        <message>
            <source>double per stage</source>
            <translation>je Stufe verdoppeln</translation>
        </message>
        <message>
            <source>features</source>
            <translation>Merkmale</translation>
        </message>
        <message>
            <source>freeze</source>
            <translation>einfrieren</translation>
        </message>
        <message>
            <source>highest</source>
            <translation>größter</translation>
        </message>
        <message>
            <source>initial factor</source>
            <translation>Anfangsfaktor</translation>
        </message>
        <message>
            <source>initial value</source>
            <translation>Anfangswert</translation>
        </message>
        <message>
            <source>initial weights</source>
            <translation>Anfangsgewichte</translation>
        </message>
        <message>
            <source>keep hidden layers</source>
            <translation>verborgene Schichten behalten</translation>
        </message>
        <message>
            <source>last step gives what is remembered at the end, as a row of values.</source>
            <translation>„letzter Schritt“ gibt das, was am Ende gemerkt ist, als eine Zeile von Werten.</translation>
        </message>
        <message>
            <source>lowest</source>
            <translation>kleinster</translation>
        </message>
        <message>
            <source>none takes the exact Φ, tanh an estimate that differs by up to 0.0005.</source>
            <translation>none nimmt das genaue Φ, tanh eine Schätzung, die um höchstens 0.0005 abweicht.</translation>
        </message>
        <message>
            <source>num_heads</source>
            <translation>num_heads</translation>
        </message>
        <message>
            <source>number: a value to be predicted; class: whether it is high or low.</source>
            <translation>Zahl: ein Wert, der vorherzusagen ist; Klasse: ob er hoch oder niedrig ist.</translation>
        </message>
        <message>
            <source>per frame</source>
            <translation>je Einzelbild</translation>
        </message>
        <message>
            <source>pool</source>
            <translation>Pool</translation>
        </message>
        <message>
            <source>rate factor</source>
            <translation>Faktor der Rate</translation>
        </message>
        <message>
            <source>replace</source>
            <translation>ersetzen</translation>
        </message>
        <message>
            <source>resolution γ</source>
            <translation>Auflösung γ</translation>
        </message>
        <message>
            <source>shape</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>sizes</source>
            <translation>Größen</translation>
        </message>
        <message>
            <source>torch's factor: the step takes learning rate × decay off each weight. For a loss + λΣw² it is 2λ.</source>
            <translation>Der Faktor von torch: der Schritt nimmt Lernrate × Abnahme von jedem Gewicht weg. Für einen Loss + λΣw² ist er 2λ.</translation>
        </message>
        <message>
            <source>torch.compile</source>
            <translation>torch.compile</translation>
        </message>
        <message>
            <source>width β</source>
            <translation>Breite β</translation>
        </message>
        <message>
            <source>α</source>
            <translation>α</translation>
        </message>
        <message>
            <source>β₁</source>
            <translation>β₁</translation>
        </message>
        <message>
            <source>β₂</source>
            <translation>β₂</translation>
        </message>
        <message>
            <source>γ</source>
            <translation>γ</translation>
        </message>
        <message>
            <source>δ</source>
            <translation>δ</translation>
        </message>
        <message>
            <source>λ of λΣw², added to the loss; torch's weight decay would be 2λ.</source>
            <translation>λ von λΣw², zum Loss addiert; die Gewichtsabnahme von torch wäre 2λ.</translation>
        </message>
        <message>
            <source>λ of λΣ|w|, added to the loss.</source>
            <translation>λ von λΣ|w|, zum Loss addiert.</translation>
        </message>
        <message>
            <source>φ</source>
            <translation>φ</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message>
            <source>add up to 1</source>
            <translation>Summe ist 1</translation>
        </message>
        <message>
            <source>all channels, at each place</source>
            <translation>alle Kanäle, an jeder Stelle</translation>
        </message>
        <message>
            <source>all of one image</source>
            <translation>alles eines Bildes</translation>
        </message>
        <message>
            <source>all values</source>
            <translation>alle Werte</translation>
        </message>
        <message>
            <source>channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>each step hands on what it knows</source>
            <translation>jeder Schritt gibt weiter, was er weiß</translation>
        </message>
        <message>
            <source>each step looks at all</source>
            <translation>jeder Schritt sieht auf alle</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>logarithms</source>
            <translation>Logarithmen</translation>
        </message>
        <message>
            <source>one channel of all images</source>
            <translation>ein Kanal aller Bilder</translation>
        </message>
        <message>
            <source>one channel of one image</source>
            <translation>ein Kanal eines Bildes</translation>
        </message>
        <message>
            <source>one factor for each channel</source>
            <translation>ein Faktor für jeden Kanal</translation>
        </message>
        <message>
            <source>one of {0} groups of channels</source>
            <translation>eine von {0} Gruppen von Kanälen</translation>
        </message>
        <message>
            <source>scores</source>
            <translation>Scores</translation>
        </message>
        <message>
            <source>step by step</source>
            <translation>Schritt für Schritt</translation>
        </message>
        <message>
            <source>window {0}, step {1}</source>
            <translation>Fenster {0}, Schritt {1}</translation>
        </message>
        <message>
            <source>window {0}, step {1}, gaps {2}</source>
            <translation>Fenster {0}, Schritt {1}, Lücke {2}</translation>
        </message>
        <message>
            <source>{0:.0f} % are set to 0 in training</source>
            <translation>{0:.0f} % werden im Training 0</translation>
        </message>
        <message>
            <source>{0:.0f} % of the images skip the branch in training</source>
            <translation>{0:.0f} % der Bilder überspringen den Zweig</translation>
        </message>
        <message>
            <source>{0} channels, at each place</source>
            <translation>{0} Kanäle, an jeder Stelle</translation>
        </message>
        <message>
            <source>{0} sums</source>
            <translation>{0} Summen</translation>
        </message>
    </context>
    <context>
        <name>FileList</name>
        <message>
            <source>Choose a file in the list.</source>
            <translation>Eine Datei in der Liste wählen.</translation>
        </message>
        <message>
            <source>Chosen rows, or all, as lines of text</source>
            <translation>Gewählte Zeilen, oder alle, als Textzeilen</translation>
        </message>
        <message>
            <source>Copy list</source>
            <translation>Liste kopieren</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
    </context>
    <context>
        <name>FileTab</name>
        <message>
            <source>Drop a picture or a folder of pictures here, or open one.</source>
            <translation>Ein Bild oder einen Ordner mit Bildern hierher ziehen, oder ein Bild öffnen.</translation>
        </message>
        <message>
            <source>Next picture</source>
            <translation>Nächstes Bild</translation>
        </message>
        <message>
            <source>Open a folder to go through it.</source>
            <translation>Einen Ordner öffnen, um ihn durchzugehen.</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Öffnen …</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Einfügen</translation>
        </message>
        <message>
            <source>Previous picture</source>
            <translation>Voriges Bild</translation>
        </message>
        <message>
            <source>The picture is being read.</source>
            <translation>Das Bild wird gelesen.</translation>
        </message>
        <message>
            <source>used as it is</source>
            <translation>benutzt, wie es ist</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>"format" is not "{value}"</source>
            <translation>"format" ist nicht "{value}"</translation>
        </message>
        <message>
            <source>Another process is training in {path}. Stop it, or start a new run.</source>
            <translation>Ein anderer Prozess trainiert in {path}. Ihn anhalten, oder einen neuen Lauf beginnen.</translation>
        </message>
        <message>
            <source>CNN Studio projects</source>
            <translation>Projekte von CNN Studio</translation>
        </message>
        <message>
            <source>Cannot make the folder {runs_folder} for the run: {reason}. Save the project elsewhere?</source>
            <translation>Der Ordner {runs_folder} für den Lauf lässt sich nicht anlegen: {reason}. Das Projekt woanders speichern?</translation>
        </message>
        <message>
            <source>Cannot make the run's folder {path}: {reason}.</source>
            <translation>Der Ordner {path} des Laufs lässt sich nicht anlegen: {reason}.</translation>
        </message>
        <message>
            <source>Cannot write to {target}: {need}. {kept}</source>
            <translation>{target} lässt sich nicht schreiben: {need}. {kept}</translation>
        </message>
        <message>
            <source>Cannot write to {target}: {reason} {kept}</source>
            <translation>{target} lässt sich nicht schreiben: {reason} {kept}</translation>
        </message>
        <message>
            <source>It is left as it is: save under another name.</source>
            <translation>Sie bleibt, wie sie ist: unter anderem Namen speichern.</translation>
        </message>
        <message>
            <source>JSON, but not a CNN Studio project ("format" is not "{value}")</source>
            <translation>JSON, aber kein Projekt von CNN Studio ("format" ist nicht "{value}")</translation>
        </message>
        <message>
            <source>Nothing was written.</source>
            <translation>Nichts wurde geschrieben.</translation>
        </message>
        <message>
            <source>Run {number}</source>
            <translation>Lauf {number}</translation>
        </message>
        <message>
            <source>Saved {0}</source>
            <translation>{0} gespeichert</translation>
        </message>
        <message>
            <source>The last saved version is untouched.</source>
            <translation>Die zuletzt gespeicherte Fassung ist unberührt.</translation>
        </message>
        <message>
            <source>The list of bundled networks in {path} cannot be read ({name}). Install CNN Studio again.</source>
            <translation>Die Liste der mitgelieferten Netze in {path} lässt sich nicht lesen ({name}). CNN Studio neu installieren.</translation>
        </message>
        <message>
            <source>The new version is in place, but a power cut may undo it.</source>
            <translation>Die neue Fassung ist da, aber ein Stromausfall könnte sie rückgängig machen.</translation>
        </message>
        <message>
            <source>The project</source>
            <translation>Das Projekt</translation>
        </message>
        <message>
            <source>The run in {path} is training. Stop it first.</source>
            <translation>Der Lauf in {path} trainiert. Erst ihn anhalten.</translation>
        </message>
        <message>
            <source>The run in {run} cannot be kept in {folder}: {reason}.</source>
            <translation>Der Lauf in {run} kann nicht in {folder} aufbewahrt werden: {reason}.</translation>
        </message>
        <message>
            <source>The text</source>
            <translation>Der Text</translation>
        </message>
        <message>
            <source>There is a run in {path} already.</source>
            <translation>In {path} gibt es schon einen Lauf.</translation>
        </message>
        <message>
            <source>There is no run in {folder} any more.</source>
            <translation>In {folder} gibt es keinen Lauf mehr.</translation>
        </message>
        <message>
            <source>a GIF picture</source>
            <translation>ein GIF-Bild</translation>
        </message>
        <message>
            <source>a Git LFS pointer (fetch the file: git lfs pull)</source>
            <translation>ein Git-LFS-Verweis (die Datei holen: git lfs pull)</translation>
        </message>
        <message>
            <source>a JPEG picture</source>
            <translation>ein JPEG-Bild</translation>
        </message>
        <message>
            <source>a NumPy array</source>
            <translation>ein NumPy-Array</translation>
        </message>
        <message>
            <source>a PDF document</source>
            <translation>ein PDF-Dokument</translation>
        </message>
        <message>
            <source>a PNG picture</source>
            <translation>ein PNG-Bild</translation>
        </message>
        <message>
            <source>a Python pickle</source>
            <translation>ein Python-Pickle</translation>
        </message>
        <message>
            <source>a gzip archive</source>
            <translation>ein gzip-Archiv</translation>
        </message>
        <message>
            <source>a known field of {kind}</source>
            <translation>ein bekanntes Feld von {kind}</translation>
        </message>
        <message>
            <source>a known setting</source>
            <translation>eine bekannte Einstellung</translation>
        </message>
        <message>
            <source>a list of {count}</source>
            <translation>eine Liste von {count}</translation>
        </message>
        <message>
            <source>a part of that path is a file, not a folder. Save elsewhere?</source>
            <translation>ein Teil des Pfads ist eine Datei, kein Ordner. Woanders speichern?</translation>
        </message>
        <message>
            <source>a second block {id!r}</source>
            <translation>ein zweiter Block {id!r}</translation>
        </message>
        <message>
            <source>a second frame with the id «{frame}»; left out</source>
            <translation>ein zweiter Rahmen mit der Kennung «{frame}»; weggelassen</translation>
        </message>
        <message>
            <source>a second network {name!r}</source>
            <translation>ein zweites Netz {name!r}</translation>
        </message>
        <message>
            <source>a second node with the id «{node_id}»; left out</source>
            <translation>ein zweiter Knoten mit der Kennung «{node_id}»; weggelassen</translation>
        </message>
        <message>
            <source>a second parameter {param}; left out</source>
            <translation>ein zweiter Parameter {param}; weggelassen</translation>
        </message>
        <message>
            <source>a text holds half of a character (surrogate)</source>
            <translation>ein Text enthält ein halbes Zeichen (Surrogat)</translation>
        </message>
        <message>
            <source>a text up to {longest:,} characters</source>
            <translation>ein Text bis {longest:,} Zeichen</translation>
        </message>
        <message>
            <source>a web page</source>
            <translation>eine Webseite</translation>
        </message>
        <message>
            <source>a year up to {latest_year}</source>
            <translation>ein Jahr bis {latest_year}</translation>
        </message>
        <message>
            <source>a zip archive</source>
            <translation>ein ZIP-Archiv</translation>
        </message>
        <message>
            <source>an HDF5 file</source>
            <translation>eine HDF5-Datei</translation>
        </message>
        <message>
            <source>an XML file</source>
            <translation>eine XML-Datei</translation>
        </message>
        <message>
            <source>an empty zip archive</source>
            <translation>ein leeres ZIP-Archiv</translation>
        </message>
        <message>
            <source>an object</source>
            <translation>ein Objekt</translation>
        </message>
        <message>
            <source>an unknown name</source>
            <translation>ein unbekannter Name</translation>
        </message>
        <message>
            <source>another layer is named {name}</source>
            <translation>eine andere Schicht heißt {name}</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>Byte</translation>
        </message>
        <message>
            <source>default: {refusal}</source>
            <translation>Vorgabe: {refusal}</translation>
        </message>
        <message>
            <source>expected a kind ({names}), found {kind}</source>
            <translation>erwartet eine Art ({names}), ist {kind}</translation>
        </message>
        <message>
            <source>expected a list of words as choices, found {choices}</source>
            <translation>erwartet eine Liste von Wörtern zur Auswahl, ist {choices}</translation>
        </message>
        <message>
            <source>expected a list, found {found}</source>
            <translation>erwartet eine Liste, ist {found}</translation>
        </message>
        <message>
            <source>expected a name that no other block has, found {raw}</source>
            <translation>erwartet einen Namen, den kein anderer Block hat, ist {raw}</translation>
        </message>
        <message>
            <source>expected a name, found {name}</source>
            <translation>erwartet einen Namen, ist {name}</translation>
        </message>
        <message>
            <source>expected a note of {most} letters, found {note}</source>
            <translation>erwartet eine Notiz von {most} Zeichen, ist {note}</translation>
        </message>
        <message>
            <source>expected a number up to {farthest:,.0f}, found {value}</source>
            <translation>erwartet eine Zahl bis {farthest:,.0f}, ist {value}</translation>
        </message>
        <message>
            <source>expected a text as help, found {text}</source>
            <translation>erwartet einen Text als Hilfe, ist {text}</translation>
        </message>
        <message>
            <source>expected a text, found {raw}</source>
            <translation>erwartet einen Text, ist {raw}</translation>
        </message>
        <message>
            <source>expected a title of {most} letters, found {title}</source>
            <translation>erwartet einen Titel von {most} Zeichen, ist {title}</translation>
        </message>
        <message>
            <source>expected a whole number from 1, found {version}</source>
            <translation>erwartet eine ganze Zahl ab 1, ist {version}</translation>
        </message>
        <message>
            <source>expected a width and height above 0, found {smallest}</source>
            <translation>erwartet Breite und Höhe über 0, ist {smallest}</translation>
        </message>
        <message>
            <source>expected an id, found {found}</source>
            <translation>erwartet eine Kennung, ist {found}</translation>
        </message>
        <message>
            <source>expected an object, found {entry}</source>
            <translation>erwartet ein Objekt, ist {entry}</translation>
        </message>
        <message>
            <source>expected an object, found {fields}</source>
            <translation>erwartet ein Objekt, ist {fields}</translation>
        </message>
        <message>
            <source>expected an object, found {given}</source>
            <translation>erwartet ein Objekt, ist {given}</translation>
        </message>
        <message>
            <source>expected an object, found {raw}; left out</source>
            <translation>erwartet ein Objekt, ist {raw}; weggelassen</translation>
        </message>
        <message>
            <source>expected id, title, x, y, width and height, found {raw}</source>
            <translation>erwartet id, title, x, y, width und height, ist {raw}</translation>
        </message>
        <message>
            <source>expected name, kind and default, found {raw}</source>
            <translation>erwartet Name, Art und Vorgabe, ist {raw}</translation>
        </message>
        <message>
            <source>expected numbers as limits, found {limits}</source>
            <translation>erwartet Zahlen als Grenzen, ist {limits}</translation>
        </message>
        <message>
            <source>expected numbers up to {farthest}, found {raw}</source>
            <translation>erwartet Zahlen bis {farthest}, ist {raw}</translation>
        </message>
        <message>
            <source>expected source and target, found {found}; left out</source>
            <translation>erwartet Anfang und Ende, ist {found}; weggelassen</translation>
        </message>
        <message>
            <source>expected the type of a layer, found {found}; left out</source>
            <translation>erwartet den Typ einer Schicht, ist {found}; weggelassen</translation>
        </message>
        <message>
            <source>expected true or false, found {raw}</source>
            <translation>erwartet true oder false, ist {raw}</translation>
        </message>
        <message>
            <source>expected {expected}, found {value}</source>
            <translation>erwartet {expected}, ist {value}</translation>
        </message>
        <message>
            <source>expected {wanted}, found {value}</source>
            <translation>erwartet {wanted}, ist {value}</translation>
        </message>
        <message>
            <source>it is a folder. Choose another name.</source>
            <translation>es ist ein Ordner. Einen anderen Namen wählen.</translation>
        </message>
        <message>
            <source>it is read-only. Save elsewhere?</source>
            <translation>sie ist schreibgeschützt. Woanders speichern?</translation>
        </message>
        <message>
            <source>line {line}, column {column}</source>
            <translation>Zeile {line}, Spalte {column}</translation>
        </message>
        <message>
            <source>made by version {version} of the format, this program knows {current}</source>
            <translation>aus Version {version} des Formats, dieses Programm kennt {current}</translation>
        </message>
        <message>
            <source>needs {size}, {room}</source>
            <translation>braucht {size}, {room}</translation>
        </message>
        <message>
            <source>nested too deeply (limit {max_depth})</source>
            <translation>zu tief verschachtelt (Grenze {max_depth})</translation>
        </message>
        <message>
            <source>not UTF-8 text (byte 0x{found:02x})</source>
            <translation>kein UTF-8-Text (Byte 0x{found:02x})</translation>
        </message>
        <message>
            <source>not known to this version, kept as it is</source>
            <translation>dieser Version unbekannt, bleibt wie es ist</translation>
        </message>
        <message>
            <source>number too large: {text}</source>
            <translation>Zahl zu groß: {text}</translation>
        </message>
        <message>
            <source>number too long (limit {max_digits} digits)</source>
            <translation>Zahl zu lang (Grenze {max_digits} Ziffern)</translation>
        </message>
        <message>
            <source>number too long (limit {max_float_length} characters)</source>
            <translation>Zahl zu lang (Grenze {max_float_length} Zeichen)</translation>
        </message>
        <message>
            <source>one of {kinds}</source>
            <translation>eines von {kinds}</translation>
        </message>
        <message>
            <source>points to missing node «{end}»</source>
            <translation>führt zum fehlenden Knoten «{end}»</translation>
        </message>
        <message>
            <source>source, target and ports are names; left out</source>
            <translation>Anfang, Ende und Anschlüsse sind Namen; weggelassen</translation>
        </message>
        <message>
            <source>text in UTF-16 (save it as UTF-8)</source>
            <translation>Text in UTF-16 (als UTF-8 speichern)</translation>
        </message>
        <message>
            <source>the block {missing} inside {definition} is missing</source>
            <translation>der Block {missing} in {definition} fehlt</translation>
        </message>
        <message>
            <source>the disk did not confirm it ({strerror}).</source>
            <translation>die Platte hat es nicht bestätigt ({strerror}).</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>die Platte ist voll</translation>
        </message>
        <message>
            <source>the drive does not take files of this size</source>
            <translation>das Laufwerk nimmt keine so großen Dateien</translation>
        </message>
        <message>
            <source>the folder does not exist, or its drive is missing. Save elsewhere?</source>
            <translation>der Ordner existiert nicht, oder sein Laufwerk fehlt. Woanders speichern?</translation>
        </message>
        <message>
            <source>the id {frame} is not allowed</source>
            <translation>die Kennung {frame} ist nicht erlaubt</translation>
        </message>
        <message>
            <source>the id {node_id} is not allowed; left out</source>
            <translation>die Kennung {node_id} ist nicht erlaubt; weggelassen</translation>
        </message>
        <message>
            <source>the key {key} is there twice</source>
            <translation>der Schlüssel {key} kommt zweimal vor</translation>
        </message>
        <message>
            <source>the link leads back to itself. Choose another name.</source>
            <translation>die Verknüpfung führt zu sich selbst zurück. Einen anderen Namen wählen.</translation>
        </message>
        <message>
            <source>the path is too long. Choose a shorter name or folder.</source>
            <translation>der Pfad ist zu lang. Einen kürzeren Namen oder Ordner wählen.</translation>
        </message>
        <message>
            <source>there is no network named "{main}"</source>
            <translation>es gibt kein Netz namens "{main}"</translation>
        </message>
        <message>
            <source>unknown layer «{type}», kept as it is</source>
            <translation>unbekannte Schicht «{type}», bleibt wie sie ist</translation>
        </message>
        <message>
            <source>up to {most_tags} words</source>
            <translation>bis zu {most_tags} Wörter</translation>
        </message>
        <message>
            <source>writing there is not allowed (read-only). Save elsewhere?</source>
            <translation>dort ist Schreiben nicht erlaubt (schreibgeschützt). Woanders speichern?</translation>
        </message>
        <message>
            <source>your quota is used up</source>
            <translation>das Kontingent ist aufgebraucht</translation>
        </message>
        <message>
            <source>{0} is a copy: save it as yours.</source>
            <translation>{0} ist eine Kopie: unter eigenem Namen speichern.</translation>
        </message>
        <message>
            <source>{0} is open in {1}. Save under another name.</source>
            <translation>{0} ist in {1} geöffnet. Unter anderem Namen speichern.</translation>
        </message>
        <message>
            <source>{0} is open in {1}; this is a copy without a file.</source>
            <translation>{0} ist in {1} geöffnet; dies ist eine Kopie ohne Datei.</translation>
        </message>
        <message>
            <source>{0} was opened read-only. Save under another name.</source>
            <translation>{0} wurde schreibgeschützt geöffnet. Unter anderem Namen speichern.</translation>
        </message>
        <message>
            <source>{0} was opened read-only; the file stays as it is.</source>
            <translation>{0} wurde schreibgeschützt geöffnet; die Datei bleibt, wie sie ist.</translation>
        </message>
        <message>
            <source>{count:,} (limit {max_blocks:,})</source>
            <translation>{count:,} (Grenze {max_blocks:,})</translation>
        </message>
        <message>
            <source>{count:,} layers (limit {max_nodes:,})</source>
            <translation>{count:,} Schichten (Grenze {max_nodes:,})</translation>
        </message>
        <message>
            <source>{count} frames (limit {most})</source>
            <translation>{count} Rahmen (Grenze {most})</translation>
        </message>
        <message>
            <source>{file} of {run} cannot be taken over: {reason}.</source>
            <translation>{file} von {run} lässt sich nicht übernehmen: {reason}.</translation>
        </message>
        <message>
            <source>{label} is empty ({size}).</source>
            <translation>{label} ist leer ({size}).</translation>
        </message>
        <message>
            <source>{label} is not a valid project file: {where}{reason}.</source>
            <translation>{label} ist keine gültige Projektdatei: {where}{reason}.</translation>
        </message>
        <message>
            <source>{label} is too large for a project (limit {limit}).</source>
            <translation>{label} ist zu groß für ein Projekt (Grenze {limit}).</translation>
        </message>
        <message>
            <source>{label}: this is {kind}, not a CNN Studio project.</source>
            <translation>{label}: das ist {kind}, kein Projekt von CNN Studio.</translation>
        </message>
        <message>
            <source>{label}: this is {reason}.</source>
            <translation>{label}: das ist {reason}.</translation>
        </message>
        <message>
            <source>{name} cannot be read: {reason}.</source>
            <translation>{name} lässt sich nicht lesen: {reason}.</translation>
        </message>
        <message>
            <source>{name} does not exist.</source>
            <translation>{name} existiert nicht.</translation>
        </message>
        <message>
            <source>{name} from {origin}</source>
            <translation>{name} aus {origin}</translation>
        </message>
        <message>
            <source>{name} is JSON, but not a block ({reason}).</source>
            <translation>{name} ist JSON, aber kein Block ({reason}).</translation>
        </message>
        <message>
            <source>{name} is a folder, not a project.</source>
            <translation>{name} ist ein Ordner, kein Projekt.</translation>
        </message>
        <message>
            <source>{name} is no whole block: {error}.</source>
            <translation>{name} ist kein ganzer Block: {error}.</translation>
        </message>
        <message>
            <source>{name} is no whole block: {text}.</source>
            <translation>{name} ist kein ganzer Block: {text}.</translation>
        </message>
        <message>
            <source>{name} is no whole block: {wrong}.</source>
            <translation>{name} ist kein ganzer Block: {wrong}.</translation>
        </message>
        <message>
            <source>{name} is not a block: {error}.</source>
            <translation>{name} ist kein Block: {error}.</translation>
        </message>
        <message>
            <source>{name} is not a file.</source>
            <translation>{name} ist keine Datei.</translation>
        </message>
        <message>
            <source>{name} is too large for a block (limit {limit}).</source>
            <translation>{name} ist zu groß für einen Block (Grenze {limit}).</translation>
        </message>
        <message>
            <source>{name}: expected a list "blocks" and nothing else.</source>
            <translation>{name}: erwartet eine Liste "blocks" und sonst nichts.</translation>
        </message>
        <message>
            <source>{name}: expected version {version} of a block, found {found}.</source>
            <translation>{name}: erwartet Version {version} eines Blocks, ist {found}.</translation>
        </message>
        <message>
            <source>{name}: this is {kind}, not a block.</source>
            <translation>{name}: das ist {kind}, kein Block.</translation>
        </message>
        <message numerus="yes">
            <source>{n} bytes</source>
            <translation>
                <numerusform>{n} Byte</numerusform>
                <numerusform>{n} Byte</numerusform>
            </translation>
        </message>
        <message>
            <source>{param}; left out</source>
            <translation>{param}; weggelassen</translation>
        </message>
        <message>
            <source>{path} cannot be deleted: {reason}.</source>
            <translation>{path} lässt sich nicht löschen: {reason}.</translation>
        </message>
        <message>
            <source>{path} cannot be moved to {target}: {reason}.</source>
            <translation>{path} lässt sich nicht nach {target} verschieben: {reason}.</translation>
        </message>
        <message>
            <source>{path} cannot be read: {reason}.</source>
            <translation>{path} lässt sich nicht lesen: {reason}.</translation>
        </message>
        <message>
            <source>{path} has the format {value}, this version reads {value2}: a newer CNN Studio wrote it.</source>
            <translation>{path} hat das Format {value}, diese Version liest {value2}: ein neueres CNN Studio hat es geschrieben.</translation>
        </message>
        <message>
            <source>{path} is damaged: earlier sweeps are not listed.</source>
            <translation>{path} ist beschädigt: frühere Suchläufe stehen nicht in der Liste.</translation>
        </message>
        <message>
            <source>{path} is damaged: expected an object.</source>
            <translation>{path} ist beschädigt: erwartet ein Objekt.</translation>
        </message>
        <message>
            <source>{path} is damaged: the queue begins empty.</source>
            <translation>{path} ist beschädigt: die Warteschlange beginnt leer.</translation>
        </message>
        <message>
            <source>{path} is damaged: {error}.</source>
            <translation>{path} ist beschädigt: {error}.</translation>
        </message>
        <message>
            <source>{path} is not in the trash, so it is not deleted.</source>
            <translation>{path} liegt nicht im Papierkorb, wird also nicht gelöscht.</translation>
        </message>
        <message>
            <source>{path} is too large to be a run's record.</source>
            <translation>{path} ist zu groß für die Angaben zu einem Lauf.</translation>
        </message>
        <message>
            <source>{problem}: renamed {name}</source>
            <translation>{problem}: umbenannt in {name}</translation>
        </message>
        <message>
            <source>{reason}; left out</source>
            <translation>{reason}; weggelassen</translation>
        </message>
        <message>
            <source>{run}, epoch {epoch}</source>
            <translation>{run}, Epoche {epoch}</translation>
        </message>
        <message>
            <source>{size} free on {drive}</source>
            <translation>{size} frei auf {drive}</translation>
        </message>
        <message>
            <source>{source} has no output «{source_port}»</source>
            <translation>{source} hat keinen Ausgang «{source_port}»</translation>
        </message>
        <message>
            <source>{source} is joined to {target} already</source>
            <translation>{source} ist schon mit {target} verbunden</translation>
        </message>
        <message>
            <source>{strerror}. Save elsewhere?</source>
            <translation>{strerror}. Woanders speichern?</translation>
        </message>
        <message>
            <source>{target} has no input «{target_port}»</source>
            <translation>{target} hat keinen Eingang «{target_port}»</translation>
        </message>
        <message>
            <source>{target} takes one input and has it from {first}</source>
            <translation>{target} nimmt einen Eingang und hat ihn von {first}</translation>
        </message>
        <message>
            <source>{target} was not read in full ({note}). {advice}</source>
            <translation>{target} wurde nicht vollständig gelesen ({note}). {advice}</translation>
        </message>
        <message>
            <source>{target} would not read back as it was written: not saved.</source>
            <translation>{target} ließe sich nicht so zurücklesen, wie es geschrieben wurde: nicht gespeichert.</translation>
        </message>
        <message>
            <source>{text} is not a number that a project may hold</source>
            <translation>{text} ist keine Zahl, die ein Projekt enthalten darf</translation>
        </message>
        <message>
            <source>{text}: named {name}</source>
            <translation>{text}: heißt jetzt {name}</translation>
        </message>
        <message>
            <source>{text}: opened read-only</source>
            <translation>{text}: schreibgeschützt geöffnet</translation>
        </message>
        <message>
            <source>{type} has no such field in this version, kept as it is</source>
            <translation>{type} hat in dieser Version kein solches Feld, bleibt wie es ist</translation>
        </message>
        <message>
            <source>… and {0} more</source>
            <translation>… und {0} weitere</translation>
        </message>
    </context>
    <context>
        <name>FilesPage</name>
        <message>
            <source>Damaged and odd files</source>
            <translation>Beschädigte und ungewöhnliche Dateien</translation>
        </message>
        <message>
            <source>Damaged and odd files of a folder are listed here.</source>
            <translation>Hier stehen beschädigte und ungewöhnliche Dateien eines Ordners.</translation>
        </message>
        <message>
            <source>Every file is as it should be</source>
            <translation>Jede Datei ist, wie sie sein soll</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>No file was left out, and none needed a rule.</source>
            <translation>Keine Datei wurde ausgelassen, und keine brauchte eine Regel.</translation>
        </message>
        <message>
            <source>The files were not read in this window yet</source>
            <translation>Die Dateien wurden in diesem Fenster noch nicht gelesen</translation>
        </message>
        <message>
            <source>The list has the first {0}.</source>
            <translation>Die Liste enthält die ersten {0}.</translation>
        </message>
        <message>
            <source>These data are no files of yours</source>
            <translation>Diese Daten sind keine eigenen Dateien</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>Was geschah</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>ausgelassen</translation>
        </message>
        <message>
            <source>used</source>
            <translation>benutzt</translation>
        </message>
        <message>
            <source>{0}. Training runs on all the rest.</source>
            <translation>{0}. Das Training läuft mit allen übrigen.</translation>
        </message>
        <message numerus="yes">
            <source>{n} files are left out</source>
            <translation>
                <numerusform>{n} Datei ist ausgelassen</numerusform>
                <numerusform>{n} Dateien sind ausgelassen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} odd ones are used as their rows say</source>
            <translation>
                <numerusform>{n} ungewöhnliche wird benutzt, wie ihre Zeile sagt</numerusform>
                <numerusform>{n} ungewöhnliche werden benutzt, wie ihre Zeilen sagen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilterBank</name>
        <message>
            <source>class {0}</source>
            <translation>Klasse {0}</translation>
        </message>
        <message>
            <source>filter {0}</source>
            <translation>Filter {0}</translation>
        </message>
        <message>
            <source>input channel {0}</source>
            <translation>Eingangskanal {0}</translation>
        </message>
        <message>
            <source>input channel {0}, depth {1}</source>
            <translation>Eingangskanal {0}, Tiefe {1}</translation>
        </message>
    </context>
    <context>
        <name>FilterCard</name>
        <message>
            <source>Bias</source>
            <translation>Bias</translation>
        </message>
        <message>
            <source>Change since the start</source>
            <translation>Änderung seit dem Start</translation>
        </message>
        <message>
            <source>Cosine with the nearest</source>
            <translation>Kosinus zum nächsten</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Go to {0}</source>
            <translation>Zu {0} gehen</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
    </context>
    <context>
        <name>FilterView</name>
        <message>
            <source>Filters</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Input channel</source>
            <translation>Eingangskanal</translation>
        </message>
        <message>
            <source>Slice</source>
            <translation>Schnitt</translation>
        </message>
        <message>
            <source>Type a channel from 1 to {0}.</source>
            <translation>Einen Kanal von 1 bis {0} eingeben.</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>colours, {0} to {1}</source>
            <translation>Farben, {0} bis {1}</translation>
        </message>
        <message>
            <source>of {0}</source>
            <translation>von {0}</translation>
        </message>
        <message>
            <source>weights</source>
            <translation>Gewichte</translation>
        </message>
        <message numerus="yes">
            <source>{n} filters</source>
            <translation>
                <numerusform>{n} Filter</numerusform>
                <numerusform>{n} Filter</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} inputs</source>
            <translation>
                <numerusform>{n} Eingang</numerusform>
                <numerusform>{n} Eingänge</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} outputs</source>
            <translation>
                <numerusform>{n} Ausgang</numerusform>
                <numerusform>{n} Ausgänge</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FindingBar</name>
        <message>
            <source>Expected {0}, got {1}.</source>
            <translation>Erwartet {0}, ist {1}.</translation>
        </message>
        <message>
            <source>Fit the network to the data</source>
            <translation>Netz an die Daten anpassen</translation>
        </message>
    </context>
    <context>
        <name>FirstLoss</name>
        <message>
            <source>First loss</source>
            <translation>Erster Loss</translation>
        </message>
        <message>
            <source>One batch forward, backward and one step, then thrown away</source>
            <translation>Ein Batch vorwärts, rückwärts und ein Schritt, dann verworfen</translation>
        </message>
        <message>
            <source>Try one batch</source>
            <translation>Batch testen</translation>
        </message>
        <message>
            <source>{0} on {1}, gradient norm {2}, {3}</source>
            <translation>{0} auf {1}, Norm der Gradienten {2}, {3}</translation>
        </message>
        <message>
            <source>{0}. Far above chance: the initial scores are too large.</source>
            <translation>{0}. Weit über dem Zufall: die anfänglichen Scores sind zu groß.</translation>
        </message>
    </context>
    <context>
        <name>FirstSteps</name>
        <message>
            <source>Lessons</source>
            <translation>Lektionen</translation>
        </message>
    </context>
    <context>
        <name>FitNotice</name>
        <message>
            <source>Add a small network</source>
            <translation>Ein kleines Netz hinzufügen</translation>
        </message>
        <message>
            <source>There is no network yet. A small one that fits, with sensible settings, is added at once.</source>
            <translation>Noch gibt es kein Netz. Ein kleines, das passt, mit vernünftigen Einstellungen, wird sofort hinzugefügt.</translation>
        </message>
    </context>
    <context>
        <name>FixButton</name>
        <message>
            <source>Fix: {0}</source>
            <translation>Abhilfe: {0}</translation>
        </message>
    </context>
    <context>
        <name>FlowAxis</name>
        <message>
            <source>healthy</source>
            <translation>gesund</translation>
        </message>
    </context>
    <context>
        <name>FlowList</name>
        <message>
            <source>Update size of each layer</source>
            <translation>Größe der Änderung jeder Schicht</translation>
        </message>
        <message>
            <source>{0}, outside of what is usual</source>
            <translation>{0}, außerhalb des Üblichen</translation>
        </message>
    </context>
    <context>
        <name>Fold</name>
        <message>
            <source>{0} · changed</source>
            <translation>{0} · geändert</translation>
        </message>
    </context>
    <context>
        <name>FrameActions</name>
        <message>
            <source>Select a frame, or a layer in one.</source>
            <translation>Einen Rahmen auswählen, oder eine Schicht in einem.</translation>
        </message>
        <message>
            <source>Select the layers that the frame is to hold.</source>
            <translation>Die Schichten auswählen, die der Rahmen enthalten soll.</translation>
        </message>
        <message>
            <source>Title of the frame</source>
            <translation>Titel des Rahmens</translation>
        </message>
        <message>
            <source>{0} fits already.</source>
            <translation>{0} passt schon.</translation>
        </message>
    </context>
    <context>
        <name>Frames</name>
        <message>
            <source>Frame {0}</source>
            <translation>Rahmen {0}</translation>
        </message>
    </context>
    <context>
        <name>Gallery</name>
        <message>
            <source>{0} parameters</source>
            <translation>{0} Parameter</translation>
        </message>
    </context>
    <context>
        <name>GalleryDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Choose a folder: a small network is made that learns them</source>
            <translation>Einen Ordner wählen: ein kleines Netz entsteht, das die Bilder lernt</translation>
        </message>
        <message>
            <source>Every word is looked for in title, year, text and source.</source>
            <translation>Jedes Wort wird in Titel, Jahr, Text und Quelle gesucht.</translation>
        </message>
        <message>
            <source>From my images…</source>
            <translation>Aus eigenen Bildern …</translation>
        </message>
        <message>
            <source>New from sample</source>
            <translation>Neu aus Beispiel</translation>
        </message>
        <message>
            <source>No network is picked.</source>
            <translation>Kein Netz ist ausgewählt.</translation>
        </message>
        <message>
            <source>No network matches</source>
            <translation>Kein Netz passt</translation>
        </message>
        <message>
            <source>Open a copy</source>
            <translation>Kopie öffnen</translation>
        </message>
        <message>
            <source>Search {0} networks</source>
            <translation>{0} Netze durchsuchen</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alle zeigen</translation>
        </message>
        <message>
            <source>no networks</source>
            <translation>keine Netze</translation>
        </message>
        <message numerus="yes">
            <source>{n} networks</source>
            <translation>
                <numerusform>{n} Netz</numerusform>
                <numerusform>{n} Netze</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GalleryPage</name>
        <message>
            <source>Choose an image first.</source>
            <translation>Erst ein Bild wählen.</translation>
        </message>
        <message>
            <source>Export these</source>
            <translation>Diese exportieren</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Marks the image, or takes its mark; it is listed when the view is exported as CSV</source>
            <translation>Markiert das Bild oder nimmt ihm die Markierung; markierte stehen in der Liste, wenn die Ansicht als CSV exportiert wird</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>Irrtümer</translation>
        </message>
        <message>
            <source>Predicted class</source>
            <translation>Vorhergesagte Klasse</translation>
        </message>
        <message>
            <source>Saves the images as a picture, or the list of them as CSV</source>
            <translation>Speichert die Bilder als ein Bild, oder ihre Liste als CSV</translation>
        </message>
        <message>
            <source>True class</source>
            <translation>Wahre Klasse</translation>
        </message>
        <message>
            <source>Which images come first</source>
            <translation>Welche Bilder zuerst kommen</translation>
        </message>
        <message>
            <source>Wrong label</source>
            <translation>Falsches Label</translation>
        </message>
        <message>
            <source>channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>doubt {0}</source>
            <translation>Zweifel {0}</translation>
        </message>
        <message>
            <source>every label</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>every prediction</source>
            <translation>jede Vorhersage</translation>
        </message>
        <message>
            <source>every true class</source>
            <translation>jede wahre Klasse</translation>
        </message>
        <message>
            <source>found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>largest loss</source>
            <translation>größter Loss</translation>
        </message>
        <message>
            <source>largest value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>least sure</source>
            <translation>am unsichersten</translation>
        </message>
        <message>
            <source>loss {0}</source>
            <translation>Loss {0}</translation>
        </message>
        <message>
            <source>missed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>predicted {0}</source>
            <translation>Vorhersage {0}</translation>
        </message>
        <message>
            <source>rightly left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>said wrongly</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>smallest value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>surest mistakes</source>
            <translation>sicherste Irrtümer</translation>
        </message>
        <message>
            <source>the first {0} of {1} images</source>
            <translation>die ersten {0} von {1} Bildern</translation>
        </message>
        <message>
            <source>true or said</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>true {0}</source>
            <translation>wahr {0}</translation>
        </message>
        <message>
            <source>{0} images</source>
            <translation>{0} Bilder</translation>
        </message>
        <message>
            <source>{0} in order, {1} in a row; each with its strongest maps</source>
            <translation>{0} der Reihe nach, {1} hintereinander; jede mit ihren stärksten Karten</translation>
        </message>
        <message>
            <source>{0} sure</source>
            <translation>zu {0} sicher</translation>
        </message>
        <message>
            <source>{0}, right</source>
            <translation>{0}, richtig</translation>
        </message>
        <message>
            <source>{0}, said {1}</source>
            <translation>{0}, Antwort {1}</translation>
        </message>
        <message numerus="yes">
            <source>{n} layers</source>
            <translation>
                <numerusform>{n} Schicht</numerusform>
                <numerusform>{n} Schichten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} with weights</source>
            <translation>
                <numerusform>{n} mit Gewichten</numerusform>
                <numerusform>{n} mit Gewichten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GalleryRows</name>
        <message>
            <source>Deep</source>
            <translation>Tief</translation>
        </message>
        <message>
            <source>Early</source>
            <translation>Früh</translation>
        </message>
        <message>
            <source>Gallery of all layers</source>
            <translation>Galerie aller Schichten</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>Mitte</translation>
        </message>
        <message>
            <source>{0} {1}, {2}, behind {3} weight layers</source>
            <translation>{0} {1}, {2}, hinter {3} Schichten mit Gewichten</translation>
        </message>
        <message>
            <source>{0}; hatched: not finite</source>
            <translation>{0}; schraffiert: nicht endlich</translation>
        </message>
        <message>
            <source>{0}; strongest: map {1}, up to {2}</source>
            <translation>{0}; am stärksten: Karte {1}, bis {2}</translation>
        </message>
    </context>
    <context>
        <name>Gaze</name>
        <message>
            <source>The link says cell={text}: expected two classes, as in 7,1.</source>
            <translation>Im Link steht cell={text}: erwartet sind zwei Klassen, wie in 7,1.</translation>
        </message>
        <message>
            <source>The link says edge={text}: expected port, target and port, as in out,add1,in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The link says {name!r}, which is none of {known}.</source>
            <translation>Im Link steht {name!r}, das ist nichts von {known}.</translation>
        </message>
        <message>
            <source>The link says {name}={text}: expected a whole number from {n}.</source>
            <translation>Im Link steht {name}={text}: erwartet ist eine ganze Zahl ab {n}.</translation>
        </message>
        <message>
            <source>The link says {name}={text}: expected one of {known}.</source>
            <translation>Im Link steht {name}={text}: erwartet ist eines von {known}.</translation>
        </message>
        <message>
            <source>The link says {name}={text}: expected {what}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Gazes</name>
        <message>
            <source>A link names the project's file: save it first.</source>
            <translation>Ein Link nennt die Datei des Projekts: erst speichern.</translation>
        </message>
        <message>
            <source>Copied. Open it with: cnnstudio “{0}”</source>
            <translation>Kopiert. Öffnen mit: cnnstudio „{0}“</translation>
        </message>
        <message>
            <source>Nothing was looked at before this.</source>
            <translation>Davor wurde nichts angesehen.</translation>
        </message>
        <message>
            <source>This is what was looked at last.</source>
            <translation>Das wurde zuletzt angesehen.</translation>
        </message>
    </context>
    <context>
        <name>GradientAlarm</name>
        <message>
            <source>BatchNorm</source>
            <translation>BatchNorm</translation>
        </message>
        <message>
            <source>Gradients explode on their way back: {0} changes by {1} a step, {2} by {3}.</source>
            <translation>Gradienten explodieren auf dem Rückweg: {0} ändert sich um {1} je Schritt, {2} um {3}.</translation>
        </message>
        <message>
            <source>Gradients vanish on their way back: {0} changes by {1} a step, {2} by {3}.</source>
            <translation>Gradienten verschwinden auf dem Rückweg: {0} ändert sich um {1} je Schritt, {2} um {3}.</translation>
        </message>
        <message>
            <source>a lower learning rate</source>
            <translation>eine kleinere Lernrate</translation>
        </message>
        <message>
            <source>activation</source>
            <translation>Aktivierung</translation>
        </message>
        <message>
            <source>initial weights</source>
            <translation>Anfangsgewichte</translation>
        </message>
        <message>
            <source>skip connections</source>
            <translation>Abkürzungen</translation>
        </message>
        <message>
            <source>then the learning rate</source>
            <translation>dann die Lernrate</translation>
        </message>
        <message>
            <source>warm-up</source>
            <translation>Aufwärmen</translation>
        </message>
        <message numerus="yes">
            <source>{n} layers are outside of the green band; the first {1} steps are not judged.</source>
            <translation>
                <numerusform>{n} Schicht ist außerhalb des grünen Bandes; die ersten {1} Schritte werden nicht beurteilt.</numerusform>
                <numerusform>{n} Schichten sind außerhalb des grünen Bandes; die ersten {1} Schritte werden nicht beurteilt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} layers change little, as planned: the learning rate is low now.</source>
            <translation>
                <numerusform>{n} Schicht ändert sich wenig, wie geplant: Die Lernrate ist jetzt klein.</numerusform>
                <numerusform>{n} Schichten ändern sich wenig, wie geplant: Die Lernrate ist jetzt klein.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} layers change too fast, {0} most: {1} of its weights a step. Expected 0.01 % to 1 %.</source>
            <translation>
                <numerusform>{n} Schicht ändert sich zu schnell, {0}: {1} ihrer Gewichte je Schritt. Erwartet ist 0.01 % bis 1 %.</numerusform>
                <numerusform>{n} Schichten ändern sich zu schnell, {0} am meisten: {1} ihrer Gewichte je Schritt. Erwartet ist 0.01 % bis 1 %.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} layers hardly change, {0} least: {1} of its weights a step. Expected 0.01 % to 1 %.</source>
            <translation>
                <numerusform>{n} Schicht ändert sich kaum, {0}: {1} ihrer Gewichte je Schritt. Erwartet ist 0.01 % bis 1 %.</numerusform>
                <numerusform>{n} Schichten ändern sich kaum, {0} am wenigsten: {1} ihrer Gewichte je Schritt. Erwartet ist 0.01 % bis 1 %.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GradientFace</name>
        <message>
            <source>Each input value gets the gradient {0} times the weight it was multiplied with, summed over all windows that hold it: the matrix, transposed. Each weight gets gradient times value, summed over all positions; the bias the sum of all gradients, {1}.</source>
            <translation>Jeder Eingangswert bekommt den Gradienten {0} mal das Gewicht, mit dem er multipliziert wurde, summiert über alle Fenster, in denen er liegt: die Matrix, transponiert. Jedes Gewicht bekommt Gradient mal Wert, summiert über alle Positionen; der Bias die Summe aller Gradienten, {1}.</translation>
        </message>
        <message>
            <source>Gradient at the input</source>
            <translation>Gradient am Eingang</translation>
        </message>
        <message>
            <source>Gradient at the output</source>
            <translation>Gradient am Ausgang</translation>
        </message>
        <message>
            <source>Gradient at the sums</source>
            <translation>Gradient an den Summen</translation>
        </message>
        <message>
            <source>Gradient of the filter</source>
            <translation>Gradient des Filters</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>The gradient {0} is shared: each value of the window gets its part of it.</source>
            <translation>Der Gradient {0} wird geteilt: jeder Wert des Fensters bekommt seinen Teil davon.</translation>
        </message>
        <message>
            <source>The gradient {0} of row {1}, column {2} goes to one value alone: the largest of its window, at row {3}, column {4}. All others get 0.</source>
            <translation>Der Gradient {0} von Zeile {1}, Spalte {2} geht an einen einzigen Wert: den größten seines Fensters, in Zeile {3}, Spalte {4}. Alle anderen bekommen 0.</translation>
        </message>
    </context>
    <context>
        <name>GradientFlow</name>
        <message>
            <source>Every layer learns: none changes too fast or too slowly.</source>
            <translation>Jede Schicht lernt: keine ändert sich zu schnell oder zu langsam.</translation>
        </message>
        <message>
            <source>No update sizes yet</source>
            <translation>Noch keine Größen der Änderung</translation>
        </message>
        <message>
            <source>Press Train. After some steps each layer with weights shows how much of them a step changes.</source>
            <translation>Auf Trainieren klicken. Nach einigen Schritten zeigt jede Schicht mit Gewichten, wie viel davon ein Schritt ändert.</translation>
        </message>
        <message>
            <source>Try {0}</source>
            <translation>Abhilfe: {0}</translation>
        </message>
    </context>
    <context>
        <name>Graph</name>
        <message>
            <source>1 to 4 whole numbers, each from {whole}</source>
            <translation>1 bis 4 ganze Zahlen, jede von {whole}</translation>
        </message>
        <message>
            <source>A block</source>
            <translation>Ein Block</translation>
        </message>
        <message>
            <source>A name has 40 characters at most.</source>
            <translation>Ein Name hat höchstens 40 Zeichen.</translation>
        </message>
        <message>
            <source>A name is letters, digits and underscores, and starts with a letter.</source>
            <translation>Ein Name besteht aus Buchstaben, Ziffern und Unterstrichen und beginnt mit einem Buchstaben.</translation>
        </message>
        <message>
            <source>Blocks lie too deep inside {name}</source>
            <translation>In {name} liegen Blöcke zu tief</translation>
        </message>
        <message>
            <source>Nothing is joined to {names} of {node}</source>
            <translation>Nichts ist mit {names} von {node} verbunden</translation>
        </message>
        <message>
            <source>Nothing is joined to {node}</source>
            <translation>Nichts ist mit {node} verbunden</translation>
        </message>
        <message>
            <source>The block of {node} is not in this project</source>
            <translation>Der Block von {node} ist nicht in diesem Projekt</translation>
        </message>
        <message>
            <source>The block {definition}.</source>
            <translation>Der Block {definition}.</translation>
        </message>
        <message>
            <source>The block {name} contains itself</source>
            <translation>Der Block {name} enthält sich selbst</translation>
        </message>
        <message>
            <source>The network stands for more than {most} layers.</source>
            <translation>Das Netz steht für mehr als {most} Schichten.</translation>
        </message>
        <message numerus="yes">
            <source>There are {n} mistakes inside {name}</source>
            <translation>
                <numerusform>In {name} ist ein Fehler</numerusform>
                <numerusform>In {name} sind {n} Fehler</numerusform>
            </translation>
        </message>
        <message>
            <source>There is no node {node}.</source>
            <translation>Es gibt keinen Knoten {node}.</translation>
        </message>
        <message>
            <source>This version does not know the field {name} of {type}</source>
            <translation>Diese Version kennt das Feld {name} von {type} nicht</translation>
        </message>
        <message>
            <source>This version does not know the layer {type}</source>
            <translation>Diese Version kennt die Schicht {type} nicht</translation>
        </message>
        <message>
            <source>a closing bracket is missing before {found}</source>
            <translation>vor {found} fehlt eine schließende Klammer</translation>
        </message>
        <message>
            <source>a field that {layer} has</source>
            <translation>ein Feld, das {layer} hat</translation>
        </message>
        <message>
            <source>a known layer</source>
            <translation>eine bekannte Schicht</translation>
        </message>
        <message>
            <source>a list of it</source>
            <translation>eine Liste davon</translation>
        </message>
        <message>
            <source>a list of known kinds</source>
            <translation>eine Liste bekannter Arten</translation>
        </message>
        <message>
            <source>a list of numbers, each from {minimum:g} to {maximum:g}</source>
            <translation>eine Liste von Zahlen, jede von {minimum:g} bis {maximum:g}</translation>
        </message>
        <message>
            <source>a list of texts</source>
            <translation>eine Liste von Texten</translation>
        </message>
        <message>
            <source>a number from {minimum:g} to {maximum:g}</source>
            <translation>eine Zahl von {minimum:g} bis {maximum:g}</translation>
        </message>
        <message>
            <source>a number or a name is missing at the end</source>
            <translation>am Ende fehlt eine Zahl oder ein Name</translation>
        </message>
        <message>
            <source>a pair</source>
            <translation>ein Paar</translation>
        </message>
        <message>
            <source>a text of one line</source>
            <translation>ein einzeiliger Text</translation>
        </message>
        <message>
            <source>a whole number from {whole}</source>
            <translation>eine ganze Zahl von {whole}</translation>
        </message>
        <message>
            <source>an expression cannot be empty</source>
            <translation>ein Ausdruck darf nicht leer sein</translation>
        </message>
        <message>
            <source>an expression has {longest} characters at most, this has {count:,}</source>
            <translation>ein Ausdruck hat höchstens {longest} Zeichen, dieser hat {count:,}</translation>
        </message>
        <message>
            <source>as many outputs as inputs</source>
            <translation>so viele Ausgänge wie Eingänge</translation>
        </message>
        <message>
            <source>at most {most_layers:,}</source>
            <translation>höchstens {most_layers:,}</translation>
        </message>
        <message>
            <source>at most {most_levels} levels</source>
            <translation>höchstens {most_levels} Ebenen</translation>
        </message>
        <message>
            <source>blocks that contain other blocks only</source>
            <translation>Blöcke, die nur andere Blöcke enthalten</translation>
        </message>
        <message>
            <source>brackets go {deepest} deep at most</source>
            <translation>Klammern gehen höchstens {deepest} tief</translation>
        </message>
        <message>
            <source>edges that lead forward only</source>
            <translation>Verbindungen, die nur vorwärts führen</translation>
        </message>
        <message>
            <source>more</source>
            <translation>mehr</translation>
        </message>
        <message>
            <source>no fields</source>
            <translation>keine Felder</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>on or off</source>
            <translation>an oder aus</translation>
        </message>
        <message>
            <source>one of {choices}</source>
            <translation>eines von {choices}</translation>
        </message>
        <message>
            <source>one whole number or {several}, each from {whole}</source>
            <translation>eine ganze Zahl oder {several}, jede von {whole}</translation>
        </message>
        <message>
            <source>one whole number or {several}, each from {whole}, or "same"</source>
            <translation>eine ganze Zahl oder {several}, jede von {whole}, oder "same"</translation>
        </message>
        <message>
            <source>the end</source>
            <translation>dem Ende</translation>
        </message>
        <message>
            <source>time × the shape of a frame</source>
            <translation>Zeit × die Form eines Einzelbilds</translation>
        </message>
        <message>
            <source>{axes} of them</source>
            <translation>{axes} davon</translation>
        </message>
        <message>
            <source>{length:,} frames</source>
            <translation>{length:,} Einzelbilder</translation>
        </message>
        <message>
            <source>{minimum:,.0f} to {maximum:,.0f}</source>
            <translation>{minimum:,.0f} bis {maximum:,.0f}</translation>
        </message>
        <message>
            <source>{name} cannot be repeated</source>
            <translation>{name} lässt sich nicht wiederholen</translation>
        </message>
        <message>
            <source>{name} has a meaning of its own in expressions.</source>
            <translation>{name} hat in Ausdrücken eine eigene Bedeutung.</translation>
        </message>
        <message>
            <source>{name} is a word of Python: an expression could not use it.</source>
            <translation>{name} ist ein Wort von Python: ein Ausdruck könnte es nicht benutzen.</translation>
        </message>
        <message>
            <source>{name} of {node} is not allowed</source>
            <translation>{name} von {node} ist nicht erlaubt</translation>
        </message>
        <message>
            <source>{name} stands for too many layers</source>
            <translation>{name} steht für zu viele Schichten</translation>
        </message>
        <message>
            <source>{name} works per frame, and its inputs have different numbers of frames</source>
            <translation>{name} arbeitet je Einzelbild, und seine Eingänge haben verschieden viele</translation>
        </message>
        <message>
            <source>{name} works per frame, and no frames arrive</source>
            <translation>{name} arbeitet je Einzelbild, und es kommen keine an</translation>
        </message>
        <message>
            <source>{name}: expected {expected}, found {got}</source>
            <translation>{name}: erwartet {expected}, ist {got}</translation>
        </message>
        <message>
            <source>{name}{node} has a mistake.</source>
            <translation>{name}{node} hat einen Fehler.</translation>
        </message>
        <message>
            <source>{node} has no input.</source>
            <translation>{node} hat keinen Eingang.</translation>
        </message>
        <message>
            <source>{node} has no output.</source>
            <translation>{node} hat keinen Ausgang.</translation>
        </message>
        <message>
            <source>{node} needs a second input</source>
            <translation>{node} braucht einen zweiten Eingang</translation>
        </message>
        <message numerus="yes">
            <source>{n} inputs</source>
            <translation>
                <numerusform>{n} Eingang</numerusform>
                <numerusform>{n} Eingänge</numerusform>
            </translation>
        </message>
        <message>
            <source>{source} is joined to {target} already.</source>
            <translation>{source} ist schon mit {target} verbunden.</translation>
        </message>
        <message>
            <source>{source} leads back to {node}: a layer cannot feed itself</source>
            <translation>{source} führt zu {node} zurück: eine Schicht kann sich nicht selbst speisen</translation>
        </message>
        <message>
            <source>{takes} in, {gives} out</source>
            <translation>{takes} hinein, {gives} heraus</translation>
        </message>
        <message>
            <source>{target} already leads to {source}: this would close a circle, and a layer cannot feed itself.</source>
            <translation>{target} führt schon zu {source}: das schlösse einen Kreis, und eine Schicht kann sich nicht selbst speisen.</translation>
        </message>
        <message>
            <source>{target} takes one input and has it from {name}.</source>
            <translation>{target} nimmt einen Eingang und hat ihn von {name}.</translation>
        </message>
        <message>
            <source>«**» (power) is not known here</source>
            <translation>«**» (Potenz) ist hier unbekannt</translation>
        </message>
        <message>
            <source>«{name}» is no function here: known are {known}</source>
            <translation>«{name}» ist hier keine Funktion: bekannt sind {known}</translation>
        </message>
        <message>
            <source>«{name}» is no parameter here: known are {known}</source>
            <translation>«{name}» ist hier kein Parameter: bekannt sind {known}</translation>
        </message>
        <message>
            <source>«{name}» takes {wanted} value</source>
            <translation>«{name}» nimmt {wanted} Wert</translation>
        </message>
        <message>
            <source>«{next}» is not expected here</source>
            <translation>«{next}» wird hier nicht erwartet</translation>
        </message>
        <message>
            <source>«{rest}» is not expected here</source>
            <translation>«{rest}» wird hier nicht erwartet</translation>
        </message>
        <message>
            <source>«{text}» becomes larger than {largest:,.0f}</source>
            <translation>«{text}» wird größer als {largest:,.0f}</translation>
        </message>
        <message>
            <source>«{token}» is not expected here</source>
            <translation>«{token}» wird hier nicht erwartet</translation>
        </message>
        <message>
            <source>«{word}» divides by 0</source>
            <translation>«{word}» teilt durch 0</translation>
        </message>
        <message>
            <source>“{value}” in «{text}» is not a number</source>
            <translation>„{value}“ in «{text}» ist keine Zahl</translation>
        </message>
    </context>
    <context>
        <name>Hand</name>
        <message>
            <source>Alt + drag</source>
            <translation>Alt + ziehen</translation>
        </message>
        <message>
            <source>Alt + right drag</source>
            <translation>Alt + rechts ziehen</translation>
        </message>
        <message>
            <source>Carries a copy of the selected layers away; with Shift it keeps what comes in.</source>
            <translation>Trägt eine Kopie der gewählten Schichten weg; mit Umschalt behält sie ihre Eingänge.</translation>
        </message>
        <message>
            <source>Ctrl + drag</source>
            <translation>Strg + ziehen</translation>
        </message>
        <message>
            <source>Cuts the wires that it crosses.</source>
            <translation>Durchtrennt die Verbindungen, die es kreuzt.</translation>
        </message>
        <message>
            <source>Double click</source>
            <translation>Doppelklick</translation>
        </message>
        <message>
            <source>Drag from a port</source>
            <translation>Von einem Anschluss ziehen</translation>
        </message>
        <message>
            <source>Drag on empty ground</source>
            <translation>Auf leerem Grund ziehen</translation>
        </message>
        <message>
            <source>Drag the head of a frame</source>
            <translation>Rahmenkopf ziehen</translation>
        </message>
        <message>
            <source>Draws an edge; let go over nothing, it asks for a layer.</source>
            <translation>Zieht eine Verbindung; über Leerem losgelassen, fragt sie nach einer Schicht.</translation>
        </message>
        <message>
            <source>Goes into a block, edits the first field of a layer, or the title of a frame.</source>
            <translation>Geht in einen Block, bearbeitet das erste Feld einer Schicht oder den Titel eines Rahmens.</translation>
        </message>
        <message>
            <source>Keeps a layer of the palette for the next place.</source>
            <translation>Behält eine Schicht der Palette für den nächsten Platz.</translation>
        </message>
        <message>
            <source>Move the view; apart or together they zoom.</source>
            <translation>Verschieben die Ansicht; auseinander oder zusammen zoomen sie.</translation>
        </message>
        <message>
            <source>Moves the frame and all that lies in it.</source>
            <translation>Verschiebt den Rahmen und alles, was darin liegt.</translation>
        </message>
        <message>
            <source>Moves the view.</source>
            <translation>Verschiebt die Ansicht.</translation>
        </message>
        <message>
            <source>Places a layer beside a wire, and moves without snapping.</source>
            <translation>Setzt eine Schicht neben eine Verbindung und verschiebt ohne Einrasten.</translation>
        </message>
        <message>
            <source>Selects the layers in the frame.</source>
            <translation>Wählt die Schichten im Rahmen aus.</translation>
        </message>
        <message>
            <source>Shift while dropping</source>
            <translation>Umschalt beim Ablegen</translation>
        </message>
        <message>
            <source>Space + drag, middle drag</source>
            <translation>Leertaste + ziehen, Mitteltaste</translation>
        </message>
        <message>
            <source>Two fingers</source>
            <translation>Zwei Finger</translation>
        </message>
        <message>
            <source>Wheel</source>
            <translation>Mausrad</translation>
        </message>
        <message>
            <source>Zooms about the pointer.</source>
            <translation>Zoomt um den Zeiger.</translation>
        </message>
    </context>
    <context>
        <name>HandGradients</name>
        <message>
            <source>Back</source>
            <translation>Rückwärts</translation>
        </message>
        <message>
            <source>Each factor gets the gradient times the other factor.</source>
            <translation>Jeder Faktor bekommt den Gradienten mal den anderen Faktor.</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Vorwärts</translation>
        </message>
        <message>
            <source>Given</source>
            <translation>Gegeben</translation>
        </message>
        <message>
            <source>Product rule</source>
            <translation>Produktregel</translation>
        </message>
        <message>
            <source>Square rule</source>
            <translation>Quadratregel</translation>
        </message>
        <message>
            <source>The value gets the gradient times twice itself.</source>
            <translation>Der Wert bekommt den Gradienten mal sein Doppeltes.</translation>
        </message>
        <message>
            <source>Two layers: y = W₂ · ReLU(W₁ · x + b₁) + b₂, loss (y − t)²</source>
            <translation>Zwei Schichten: y = W₂ · ReLU(W₁ · x + b₁) + b₂, Loss (y − t)²</translation>
        </message>
        <message>
            <source>Type another number into what is given. Where z₁ is not above 0 the unit is off: nothing comes back through it.</source>
            <translation>Bei Gegeben eine andere Zahl eingeben. Wo z₁ nicht über 0 liegt, ist die Einheit aus: durch sie kommt nichts zurück.</translation>
        </message>
    </context>
    <context>
        <name>HeadDialog</name>
        <message>
            <source>A whole number from 1 to {0:,}.</source>
            <translation>Eine ganze Zahl von 1 bis {0:,}.</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>End of the network</source>
            <translation>Ende des Netzes</translation>
        </message>
        <message>
            <source>How many</source>
            <translation>Wie viele</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Labels</translation>
        </message>
        <message>
            <source>Nothing: the network ends like this already.</source>
            <translation>Nichts: das Netz endet schon so.</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <source>This project is open read-only. Save it as a copy first.</source>
            <translation>Dieses Projekt ist schreibgeschützt geöffnet. Erst als Kopie speichern.</translation>
        </message>
        <message>
            <source>Use this end</source>
            <translation>Dieses Ende benutzen</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>Was sich ändert</translation>
        </message>
        <message>
            <source>What the network is to answer</source>
            <translation>Was das Netz antworten soll</translation>
        </message>
    </context>
    <context>
        <name>HeatScale</name>
        <message>
            <source>Colours from {0} to {1}</source>
            <translation>Farben von {0} bis {1}</translation>
        </message>
        <message>
            <source>little</source>
            <translation>wenig</translation>
        </message>
        <message>
            <source>lowers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>raises</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>strong</source>
            <translation>stark</translation>
        </message>
    </context>
    <context>
        <name>HeatView</name>
        <message>
            <source>row {0}, col {1}: {2}</source>
            <translation>Zeile {0}, Spalte {1}: {2}</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>**Allowed:** {0}. **Default:** {1}.</source>
            <translation>**Erlaubt:** {0}. **Vorgabe:** {1}.</translation>
        </message>
        <message>
            <source>**Key on the canvas:** {0}.</source>
            <translation>**Taste auf der Leinwand:** {0}.</translation>
        </message>
        <message>
            <source>**Key:** {0}.</source>
            <translation>**Taste:** {0}.</translation>
        </message>
        <message>
            <source>**Menu:** {0}.</source>
            <translation>**Menü:** {0}.</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Aktionen</translation>
        </message>
        <message>
            <source>Blocks</source>
            <translation>Blöcke</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Vorgabe</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Felder</translation>
        </message>
        <message>
            <source>Figure of {0}</source>
            <translation>Bild zu {0}</translation>
        </message>
        <message>
            <source>Ideas</source>
            <translation>Ideen</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Schichten</translation>
        </message>
        <message>
            <source>Layers with this field: {0}</source>
            <translation>Schichten mit diesem Feld: {0}</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Shape here</source>
            <translation>Form hier</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>Steps of the pipeline</source>
            <translation>Stufen der Pipeline</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>Was es ist</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
    </context>
    <context>
        <name>HelpCard</name>
        <message>
            <source>Esc closes</source>
            <translation>Esc schließt</translation>
        </message>
        <message>
            <source>Open in help</source>
            <translation>In der Hilfe öffnen</translation>
        </message>
        <message>
            <source>Opens the help window at this card (F1).</source>
            <translation>Öffnet das Hilfefenster an dieser Karte (F1).</translation>
        </message>
    </context>
    <context>
        <name>HelpWindow</name>
        <message>
            <source>Back (Alt+Left)</source>
            <translation>Zurück (Alt+Links)</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>Cards of help</source>
            <translation>Karten der Hilfe</translation>
        </message>
        <message>
            <source>Forward (Alt+Right)</source>
            <translation>Vor (Alt+Rechts)</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>No card has all of these words. Try a shorter one.</source>
            <translation>Keine Karte enthält alle diese Wörter. Ein kürzeres versuchen.</translation>
        </message>
        <message>
            <source>Search help</source>
            <translation>Hilfe durchsuchen</translation>
        </message>
        <message>
            <source>This is the first card that was opened.</source>
            <translation>Das ist die erste Karte, die geöffnet wurde.</translation>
        </message>
        <message>
            <source>This is the last card that was opened.</source>
            <translation>Das ist die letzte Karte, die geöffnet wurde.</translation>
        </message>
    </context>
    <context>
        <name>HintBar</name>
        <message>
            <source>From my images…</source>
            <translation>Aus eigenen Bildern …</translation>
        </message>
        <message>
            <source>Got it</source>
            <translation>Verstanden</translation>
        </message>
    </context>
    <context>
        <name>Hints</name>
        <message>
            <source>Red marks the cause, once; what lies behind it waits. The button under the message mends it (Alt+Enter), and Ctrl+Z takes that back.</source>
            <translation>Rot markiert die Ursache, einmal; was dahinter liegt, wartet. Der Knopf unter der Meldung behebt sie (Alt+Return), und Strg+Z nimmt das zurück.</translation>
        </message>
        <message>
            <source>The first epoch is complete: every training image was seen once. The line with dots is the validation, on images that it does not train on. Ctrl+3 looks inside.</source>
            <translation>Die erste Epoche ist vollständig: jedes Trainingsbild kam einmal vor. Die Linie mit Punkten ist die Validierung, auf Bildern, mit denen das Netz nicht trainiert. Strg+3 führt hinein.</translation>
        </message>
        <message>
            <source>The label on a wire is the shape of one image there: channels × height × width. It follows every edit.</source>
            <translation>Das Schild an einer Verbindung ist die Form eines Bildes an dieser Stelle: Kanäle × Höhe × Breite. Es folgt jeder Änderung.</translation>
        </message>
        <message>
            <source>This network learns handwritten digits. For images of your own, drop their folder anywhere on this window: in it, one folder for each class.</source>
            <translation>Dieses Netz lernt handgeschriebene Ziffern. Für eigene Bilder ihren Ordner irgendwo auf dieses Fenster ziehen: darin ein Ordner für jede Klasse.</translation>
        </message>
    </context>
    <context>
        <name>Histogram</name>
        <message>
            <source>above 0</source>
            <translation>über 0</translation>
        </message>
        <message>
            <source>max {0}</source>
            <translation>Max {0}</translation>
        </message>
        <message>
            <source>mean {0}</source>
            <translation>Mittel {0}</translation>
        </message>
        <message>
            <source>min {0}</source>
            <translation>Min {0}</translation>
        </message>
        <message>
            <source>{0} above 0</source>
            <translation>{0} über 0</translation>
        </message>
    </context>
    <context>
        <name>ImageCard</name>
        <message>
            <source>Image {0}</source>
            <translation>Bild {0}</translation>
        </message>
        <message>
            <source>Left: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Right: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The image</source>
            <translation>Das Bild</translation>
        </message>
        <message>
            <source>pixels with 80 %, largest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>score {0}</source>
            <translation>Score {0}</translation>
        </message>
    </context>
    <context>
        <name>InPlace</name>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Note of the frame</source>
            <translation>Notiz des Rahmens</translation>
        </message>
    </context>
    <context>
        <name>InferredValue</name>
        <message>
            <source>Inferred from the layer before; it is never typed.</source>
            <translation>Folgt aus der Schicht davor; man gibt es nie ein.</translation>
        </message>
    </context>
    <context>
        <name>InspectModel</name>
        <message>
            <source>Mistakes need an Output layer at the end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No image has been shown yet.</source>
            <translation>Noch wurde kein Bild gezeigt.</translation>
        </message>
        <message>
            <source>Nobody knows the class of this image.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select a layer that has maps.</source>
            <translation>Eine Schicht auswählen, die Karten hat.</translation>
        </message>
        <message>
            <source>before training</source>
            <translation>vor dem Training</translation>
        </message>
        <message>
            <source>epoch {0}</source>
            <translation>Epoche {0}</translation>
        </message>
        <message>
            <source>epoch {0}, paused</source>
            <translation>Epoche {0}, pausiert</translation>
        </message>
        <message>
            <source>epoch {0}, the best</source>
            <translation>Epoche {0}, die beste</translation>
        </message>
        <message>
            <source>epoch {0}, training</source>
            <translation>Epoche {0}, im Training</translation>
        </message>
        <message>
            <source>untrained weights</source>
            <translation>untrainierte Gewichte</translation>
        </message>
    </context>
    <context>
        <name>InspectSide</name>
        <message>
            <source>Nothing is pinned.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pinned. Look at something else: the tab Compare shows both.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sample</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>This layer is no longer in the network: it was edited.</source>
            <translation>Diese Schicht ist nicht mehr im Netz: es wurde geändert.</translation>
        </message>
    </context>
    <context>
        <name>InspectView</name>
        <message>
            <source>Click a layer to look inside</source>
            <translation>Eine Schicht anklicken, um hineinzusehen</translation>
        </message>
        <message>
            <source>It answers between two steps of its work.</source>
            <translation>Er antwortet zwischen zwei Schritten seiner Arbeit.</translation>
        </message>
        <message>
            <source>Its feature maps for one image, its filters, and the part of the image that each value sees appear here.</source>
            <translation>Hier erscheinen ihre Merkmalskarten für ein Bild, ihre Filter und der Teil des Bildes, den jeder Wert sieht.</translation>
        </message>
        <message>
            <source>Look at {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking inside</source>
            <translation>Blick hinein</translation>
        </message>
        <message>
            <source>Maps appear here as soon as it is ready.</source>
            <translation>Die Karten erscheinen hier, sobald er bereit ist.</translation>
        </message>
        <message>
            <source>Maps appear here when it runs again.</source>
            <translation>Die Karten erscheinen hier, wenn er wieder läuft.</translation>
        </message>
        <message>
            <source>Mend the problems listed in Build, then its maps appear.</source>
            <translation>Die in „Bauen“ genannten Probleme beheben, dann erscheinen die Karten.</translation>
        </message>
        <message>
            <source>Start with a sample, or add layers in Build.</source>
            <translation>Mit einem Beispiel beginnen, oder in „Bauen“ Schichten hinzufügen.</translation>
        </message>
        <message>
            <source>The engine is at work</source>
            <translation>Der Rechenkern arbeitet</translation>
        </message>
        <message>
            <source>The engine is not running</source>
            <translation>Der Rechenkern läuft nicht</translation>
        </message>
        <message>
            <source>The engine is starting</source>
            <translation>Der Rechenkern startet</translation>
        </message>
        <message>
            <source>The network cannot be computed yet</source>
            <translation>Das Netz lässt sich noch nicht berechnen</translation>
        </message>
        <message>
            <source>The network is no longer that of the run, so these maps come from untrained weights. Train it, or undo the changes.</source>
            <translation>Das Netz ist nicht mehr das des Laufs, darum kommen diese Karten von untrainierten Gewichten. Trainieren, oder die Änderungen rückgängig machen.</translation>
        </message>
        <message>
            <source>There is no network to look into</source>
            <translation>Es gibt kein Netz zum Hineinsehen</translation>
        </message>
        <message>
            <source>There is nothing to show here</source>
            <translation>Hier gibt es nichts zu zeigen</translation>
        </message>
        <message>
            <source>These maps come from untrained weights. Train, or look at what random filters do.</source>
            <translation>Diese Karten kommen von untrainierten Gewichten. Trainieren, oder ansehen, was zufällige Filter tun.</translation>
        </message>
        <message>
            <source>These maps could not be made</source>
            <translation>Diese Karten ließen sich nicht berechnen</translation>
        </message>
        <message>
            <source>image {0}</source>
            <translation>Bild {0}</translation>
        </message>
        <message>
            <source>{0}. Mend this in Build, then its maps appear.</source>
            <translation>{0}. In „Bauen“ beheben, dann erscheinen die Karten.</translation>
        </message>
    </context>
    <context>
        <name>InspectViews</name>
        <message>
            <source>Activation curve</source>
            <translation>Kurve der Aktivierung</translation>
        </message>
        <message>
            <source>Attention</source>
            <translation>Attention</translation>
        </message>
        <message>
            <source>Attributions</source>
            <translation>Attributionen</translation>
        </message>
        <message>
            <source>Calibration</source>
            <translation>Kalibrierung</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>Konfusionsmatrix</translation>
        </message>
        <message>
            <source>Confusion of labels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Embedding</source>
            <translation>Einbettung</translation>
        </message>
        <message>
            <source>Evidence on objects</source>
            <translation>Evidenz auf Objekten</translation>
        </message>
        <message>
            <source>Forward time</source>
            <translation>Zeit vorwärts</translation>
        </message>
        <message>
            <source>Gallery</source>
            <translation>Galerie</translation>
        </message>
        <message>
            <source>Lab</source>
            <translation>Labor</translation>
        </message>
        <message>
            <source>Maps and filters</source>
            <translation>Karten und Filter</translation>
        </message>
        <message>
            <source>Masks</source>
            <translation>Masken</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>Irrtümer</translation>
        </message>
        <message>
            <source>ROC and PR</source>
            <translation>ROC und PR</translation>
        </message>
        <message>
            <source>Residuals</source>
            <translation>Residuen</translation>
        </message>
        <message>
            <source>Robustness</source>
            <translation>Robustheit</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Verschiebung</translation>
        </message>
        <message>
            <source>Signal through depth</source>
            <translation>Signal durch die Tiefe</translation>
        </message>
        <message>
            <source>Slices</source>
            <translation>Gruppen</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>Stufen</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>Statistik</translation>
        </message>
        <message>
            <source>Through time</source>
            <translation>Im Verlauf</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>What excites it</source>
            <translation>Was sie anregt</translation>
        </message>
    </context>
    <context>
        <name>KeepWords</name>
        <message>
            <source>up to {0}, {1}</source>
            <translation>bis zu {0}, {1}</translation>
        </message>
        <message numerus="yes">
            <source>{n} checkpoints</source>
            <translation>
                <numerusform>{n} Zwischenstand</numerusform>
                <numerusform>{n} Zwischenstände</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>KeyField</name>
        <message>
            <source>Click here and press the new keys</source>
            <translation>Hier klicken und die neuen Tasten drücken</translation>
        </message>
        <message>
            <source>New keys</source>
            <translation>Neue Tasten</translation>
        </message>
        <message>
            <source>Press the new keys. Ctrl+Tab leaves the field.</source>
            <translation>Die neuen Tasten drücken. Strg+Tab verlässt das Feld.</translation>
        </message>
    </context>
    <context>
        <name>KeysDialog</name>
        <message>
            <source>Actions and their keys</source>
            <translation>Aktionen und ihre Tasten</translation>
        </message>
        <message>
            <source>All actions have their usual keys.</source>
            <translation>Alle Aktionen haben ihre üblichen Tasten.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Does</source>
            <translation>Wirkung</translation>
        </message>
        <message>
            <source>It has its usual keys.</source>
            <translation>Sie hat ihre üblichen Tasten.</translation>
        </message>
        <message>
            <source>It has no keys.</source>
            <translation>Sie hat keine Tasten.</translation>
        </message>
        <message>
            <source>It has these keys already.</source>
            <translation>Sie hat diese Tasten schon.</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>No keys</source>
            <translation>Keine Tasten</translation>
        </message>
        <message>
            <source>Pick an action that has keys.</source>
            <translation>Eine Aktion wählen, die Tasten hat.</translation>
        </message>
        <message>
            <source>Press the new keys in the field first.</source>
            <translation>Erst die neuen Tasten im Feld drücken.</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>Alle zurücksetzen</translation>
        </message>
        <message>
            <source>Search actions and keys</source>
            <translation>Aktionen und Tasten durchsuchen</translation>
        </message>
        <message>
            <source>Single letters and arrows act while the canvas has the keyboard.</source>
            <translation>Einzelne Buchstaben und Pfeile wirken, solange die Leinwand die Tastatur hat.</translation>
        </message>
        <message>
            <source>Take these keys</source>
            <translation>Diese Tasten wegnehmen</translation>
        </message>
        <message>
            <source>These keys cannot be changed.</source>
            <translation>Diese Tasten lassen sich nicht ändern.</translation>
        </message>
        <message>
            <source>Use these keys</source>
            <translation>Diese Tasten nehmen</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>von Hand</translation>
        </message>
        <message>
            <source>{0} belongs to “{1}”. Taking it leaves that without it.</source>
            <translation>{0} gehört zu „{1}“. Nach dem Wegnehmen bleibt jene ohne.</translation>
        </message>
        <message>
            <source>{0} is free.</source>
            <translation>{0} ist frei.</translation>
        </message>
    </context>
    <context>
        <name>LabDialog</name>
        <message>
            <source>Average pooling</source>
            <translation>Mittelwert-Pooling</translation>
        </message>
        <message>
            <source>Convolution</source>
            <translation>Faltung</translation>
        </message>
        <message>
            <source>Convolution lab</source>
            <translation>Labor der Faltung</translation>
        </message>
        <message>
            <source>Gradients by hand</source>
            <translation>Gradienten von Hand</translation>
        </message>
        <message>
            <source>Max pooling</source>
            <translation>Max-Pooling</translation>
        </message>
        <message>
            <source>What is tried</source>
            <translation>Was probiert wird</translation>
        </message>
    </context>
    <context>
        <name>LabPage</name>
        <message>
            <source>The lab works on Conv2d and pooling layers: select one.</source>
            <translation>Das Labor arbeitet mit Conv2d und Pooling-Schichten: eine auswählen.</translation>
        </message>
        <message>
            <source>This layer is off: it hands its input on.</source>
            <translation>Diese Schicht ist aus: sie reicht ihren Eingang weiter.</translation>
        </message>
        <message>
            <source>column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>output</source>
            <translation>Ausgang</translation>
        </message>
        <message>
            <source>row</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <source>sum</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>{0}, channel {1}</source>
            <translation>{0}, Kanal {1}</translation>
        </message>
    </context>
    <context>
        <name>LabSettings</name>
        <message>
            <source>As in the network. What you try here does not change it.</source>
            <translation>Wie im Netz. Was hier probiert wird, ändert es nicht.</translation>
        </message>
        <message>
            <source>Back to the layer's own</source>
            <translation>Zurück zur Schicht</translation>
        </message>
        <message>
            <source>Back to the sample</source>
            <translation>Zurück zum Beispiel</translation>
        </message>
        <message>
            <source>Bias</source>
            <translation>Bias</translation>
        </message>
        <message>
            <source>Double-click a number of the input or the filter to type.</source>
            <translation>Doppelklick auf eine Zahl von Eingang oder Filter, um sie zu ändern.</translation>
        </message>
        <message>
            <source>Expected {0}, got {1}.</source>
            <translation>Erwartet {0}, ist {1}.</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Height and width</source>
            <translation>Höhe und Breite</translation>
        </message>
        <message>
            <source>Input channels</source>
            <translation>Eingangskanäle</translation>
        </message>
        <message>
            <source>Largest difference to the layer's own output: {0}.</source>
            <translation>Größte Differenz zur Ausgabe der Schicht selbst: {0}.</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Schicht</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <source>Size of the output</source>
            <translation>Größe der Ausgabe</translation>
        </message>
        <message>
            <source>The lab goes up to {0}, got {1}.</source>
            <translation>Das Labor geht bis {0}, hier ist es {1}.</translation>
        </message>
        <message>
            <source>Tried here only: the network stays as it is.</source>
            <translation>Nur hier probiert: das Netz bleibt, wie es ist.</translation>
        </message>
        <message>
            <source>Weights that the layer does not have are 0.</source>
            <translation>Gewichte, die die Schicht nicht hat, sind 0.</translation>
        </message>
        <message>
            <source>a number from 1 to {0}</source>
            <translation>eine Zahl von 1 bis {0}</translation>
        </message>
        <message>
            <source>a size up to {0} × {0}</source>
            <translation>eine Größe bis {0} × {0}</translation>
        </message>
        <message>
            <source>bias</source>
            <translation>Bias</translation>
        </message>
        <message>
            <source>channel shown</source>
            <translation>gezeigter Kanal</translation>
        </message>
        <message>
            <source>channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>filter shown</source>
            <translation>gezeigter Filter</translation>
        </message>
        <message>
            <source>height, width</source>
            <translation>Höhe, Breite</translation>
        </message>
    </context>
    <context>
        <name>LabView</name>
        <message>
            <source>Convolution lab</source>
            <translation>Labor der Faltung</translation>
        </message>
        <message>
            <source>What the lab shows</source>
            <translation>Was das Labor zeigt</translation>
        </message>
        <message>
            <source>as a matrix</source>
            <translation>als Matrix</translation>
        </message>
        <message>
            <source>as code</source>
            <translation>als Code</translation>
        </message>
        <message>
            <source>gradient</source>
            <translation>Gradient</translation>
        </message>
        <message>
            <source>step by step</source>
            <translation>Schritt für Schritt</translation>
        </message>
    </context>
    <context>
        <name>LabelCells</name>
        <message>
            <source>A table of found and missed for each label</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>missed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>said wrongly</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Labels</name>
        <message>
            <source>a label found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a label missed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a label rightly left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a label said wrongly</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>any label</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>image {0}: {1}; predicted {2}; {3}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} found ({1})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} missed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} missed ({1})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} rightly left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} rightly left out ({1})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} said wrongly</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} said wrongly ({1})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}, true or said</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LabelsPage</name>
        <message>
            <source>A label is said where its probability is above 0.5. Click a cell: its images are shown, the worst first, and N steps through them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A trained network that surely says another class than the label is often right. Those samples are listed with their pictures; you decide.</source>
            <translation>Wo ein trainiertes Netz sicher eine andere Klasse nennt als das Label, hat es oft recht. Diese Bilder stehen hier in einer Liste; entscheiden muss man selbst.</translation>
        </message>
        <message>
            <source>Confusion of labels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Label</source>
            <translation>Label</translation>
        </message>
        <message>
            <source>Labelled {0}; the network says {1}, {2} surely.</source>
            <translation>Das Label sagt {0}; das Netz sagt {1}, zu {2} sicher.</translation>
        </message>
        <message>
            <source>Look for them</source>
            <translation>Danach suchen</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Loss</translation>
        </message>
        <message>
            <source>Network says</source>
            <translation>Netz sagt</translation>
        </message>
        <message>
            <source>No label looks wrong in this part</source>
            <translation>In diesem Teil sieht kein Label falsch aus</translation>
        </message>
        <message>
            <source>No picture</source>
            <translation>Kein Bild</translation>
        </message>
        <message>
            <source>Of no sample is the network surely of another opinion.</source>
            <translation>Bei keinem Bild ist das Netz sicher anderer Meinung.</translation>
        </message>
        <message>
            <source>Only the first {0} are listed.</source>
            <translation>Nur die ersten {0} stehen in der Liste.</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Sample</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Samples whose label may be wrong</source>
            <translation>Bilder, deren Label falsch sein könnte</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Surely</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>The samples are being judged</source>
            <translation>Die Bilder werden beurteilt</translation>
        </message>
        <message>
            <source>The samples are being judged.</source>
            <translation>Die Bilder werden beurteilt.</translation>
        </message>
        <message>
            <source>The samples could not be judged</source>
            <translation>Die Bilder ließen sich nicht beurteilen</translation>
        </message>
        <message>
            <source>This sample is no file of its own.</source>
            <translation>Dieses Bild ist keine eigene Datei.</translation>
        </message>
        <message>
            <source>Which labels may be wrong?</source>
            <translation>Welche Labels könnten falsch sein?</translation>
        </message>
        <message>
            <source>number {0}</source>
            <translation>Nummer {0}</translation>
        </message>
        <message numerus="yes">
            <source>{n} samples of which the network surely says something else.</source>
            <translation>
                <numerusform>{n} Bild, bei dem das Netz sicher etwas anderes sagt.</numerusform>
                <numerusform>{n} Bilder, bei denen das Netz sicher etwas anderes sagt.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LanguageChoice</name>
        <message>
            <source>The language changes with the next start.</source>
            <translation>Die Sprache wechselt mit dem nächsten Start.</translation>
        </message>
        <message>
            <source>The window speaks this language already.</source>
            <translation>Das Fenster spricht diese Sprache schon.</translation>
        </message>
    </context>
    <context>
        <name>LayerActions</name>
        <message>
            <source>Select a layer first.</source>
            <translation>Erst eine Schicht auswählen.</translation>
        </message>
    </context>
    <context>
        <name>LayerChoice</name>
        <message>
            <source>the selected layer</source>
            <translation>die gewählte Schicht</translation>
        </message>
        <message>
            <source>{0}, last maps</source>
            <translation>{0}, letzte Karten</translation>
        </message>
        <message>
            <source>{0}, selected</source>
            <translation>{0}, gewählt</translation>
        </message>
    </context>
    <context>
        <name>LayerCost</name>
        <message>
            <source>Cost of this layer</source>
            <translation>Kosten dieser Schicht</translation>
        </message>
        <message>
            <source>Jump between neighbours</source>
            <translation>Sprung zwischen Nachbarn</translation>
        </message>
        <message>
            <source>Output shape</source>
            <translation>Form der Ausgabe</translation>
        </message>
        <message>
            <source>Receptive field</source>
            <translation>Rezeptives Feld</translation>
        </message>
        <message>
            <source>Shape of one image</source>
            <translation>Form eines Bildes</translation>
        </message>
        <message>
            <source>once mended</source>
            <translation>nach der Abhilfe</translation>
        </message>
        <message>
            <source>px</source>
            <translation>px</translation>
        </message>
    </context>
    <context>
        <name>LayerForm</name>
        <message>
            <source>from {0}</source>
            <translation>von {0}</translation>
        </message>
    </context>
    <context>
        <name>LayerPage</name>
        <message>
            <source>Channel {0}</source>
            <translation>Kanal {0}</translation>
        </message>
        <message>
            <source>Feature maps</source>
            <translation>Merkmalskarten</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Map {0}</source>
            <translation>Karte {0}</translation>
        </message>
        <message>
            <source>map {0}: {1} to {2}</source>
            <translation>Karte {0}: {1} bis {2}</translation>
        </message>
        <message>
            <source>{0}, {1} of one value</source>
            <translation>{0}, {1} mit nur einem Wert</translation>
        </message>
        <message>
            <source>{0}, {1} values not finite</source>
            <translation>{0}, {1} Werte nicht endlich</translation>
        </message>
        <message numerus="yes">
            <source>{n} channels</source>
            <translation>
                <numerusform>{n} Kanal</numerusform>
                <numerusform>{n} Kanäle</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LayerTable</name>
        <message>
            <source>Gives</source>
            <translation>Ergibt</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Schicht</translation>
        </message>
        <message>
            <source>Layers of the pattern</source>
            <translation>Schichten des Musters</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
    </context>
    <context>
        <name>Layers</name>
        <message>
            <source>(2, 1) makes rows of features (L × features) of channels along a length (C × L), or the other way round (torch.permute; 0 would be the batch).</source>
            <translation>(2, 1) macht aus Kanälen längs einer Länge (C × L) Zeilen von Merkmalen (L × Merkmale), oder umgekehrt (torch.permute; 0 wäre der Batch).</translation>
        </message>
        <message>
            <source>(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ); its slope is 1 − tanh²(x).</source>
            <translation>(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ); die Steigung ist 1 − tanh²(x).</translation>
        </message>
        <message>
            <source>1 / (1 + e⁻ˣ). Its slope is 0.25 at most, so that deep networks learn slowly.</source>
            <translation>1 / (1 + e⁻ˣ). Die Steigung ist höchstens 0.25, sodass tiefe Netze langsam lernen.</translation>
        </message>
        <message>
            <source>1 to {count} axes</source>
            <translation>1 bis {count} Achsen</translation>
        </message>
        <message>
            <source>1 to {number}</source>
            <translation>1 bis {number}</translation>
        </message>
        <message>
            <source>1.0507 · x for x &gt; 0, 1.0507 · 1.6733 · (eˣ − 1) below (Klambauer et al. 2017); AlphaDropout goes with it.</source>
            <translation>1.0507 · x für x &gt; 0, darunter 1.0507 · 1.6733 · (eˣ − 1) (Klambauer et al. 2017); AlphaDropout gehört dazu.</translation>
        </message>
        <message>
            <source>1×1 (channel projection)</source>
            <translation>1×1-Projektion</translation>
        </message>
        <message>
            <source>2 directions</source>
            <translation>2 Richtungen</translation>
        </message>
        <message>
            <source>A Dropout for SELU: mean and variance of the values stay as they are.</source>
            <translation>Ein Dropout für SELU: Mittelwert und Varianz der Werte bleiben, wie sie sind.</translation>
        </message>
        <message>
            <source>A ReLU that stops at 6, so that values stay small enough for few bits.</source>
            <translation>Ein ReLU, das bei 6 aufhört, damit die Werte klein genug für wenige Bits bleiben.</translation>
        </message>
        <message>
            <source>A ReLU with a round corner: never zero, always positive.</source>
            <translation>Ein ReLU mit runder Ecke: nie null, immer positiv.</translation>
        </message>
        <message>
            <source>A convolution whose stride is its size, then one step per patch, row by row (Dosovitskiy et al. 2021: ViT). Height and width must be whole patches.</source>
            <translation>Eine Faltung, deren Schritt ihre Größe ist, dann ein Schritt je Ausschnitt, Zeile für Zeile (Dosovitskiy et al. 2021: ViT). Höhe und Breite müssen in ganze Ausschnitte zerfallen.</translation>
        </message>
        <message>
            <source>A dense layer at every pixel: it changes the number of channels only.</source>
            <translation>Eine dichte Schicht an jedem Pixel: sie ändert nur die Zahl der Kanäle.</translation>
        </message>
        <message>
            <source>A filter sees motion, for it spans several frames (Tran et al. 2015). Output size: ⌊(T + 2·padding − d·(k−1) − 1) / stride⌋ + 1 (torch.nn.Conv3d).</source>
            <translation>Ein Filter sieht Bewegung, denn er umfasst mehrere Einzelbilder (Tran et al. 2015). Größe der Ausgabe: ⌊(T + 2·padding − d·(k−1) − 1) / stride⌋ + 1 (torch.nn.Conv3d).</translation>
        </message>
        <message>
            <source>A leaky ReLU that learns how much of the negative values it lets pass.</source>
            <translation>Ein LeakyReLU, das lernt, wie viel von den negativen Werten es durchlässt.</translation>
        </message>
        <message>
            <source>A mirror image cannot be wider than what it mirrors</source>
            <translation>Ein Spiegelbild kann nicht breiter sein als das Gespiegelte</translation>
        </message>
        <message>
            <source>A share from 0.2 to 0.5 is usual for hidden layers.</source>
            <translation>Für verborgene Schichten ist ein Anteil von 0.2 bis 0.5 üblich.</translation>
        </message>
        <message>
            <source>A sigmoid of three straight pieces: 0 up to −3, 1 from 3, a ramp between.</source>
            <translation>Ein Sigmoid aus drei geraden Stücken: 0 bis −3, 1 ab 3, dazwischen eine Rampe.</translation>
        </message>
        <message>
            <source>Adds a learned row to every step, so that its place in the sequence counts.</source>
            <translation>Addiert zu jedem Schritt eine gelernte Zeile, damit sein Platz in der Sequenz zählt.</translation>
        </message>
        <message>
            <source>Adds its inputs value by value: the shortcut of residual networks.</source>
            <translation>Addiert seine Eingänge Wert für Wert: die Abkürzung der Residualnetze.</translation>
        </message>
        <message>
            <source>All inputs must have the same shape. Knowingly stricter than torch, which would stretch axes of size 1 (He et al. 2015: y = F(x) + x).</source>
            <translation>Alle Eingänge müssen dieselbe Form haben. Mit Absicht strenger als torch, das Achsen der Größe 1 strecken würde (He et al. 2015: y = F(x) + x).</translation>
        </message>
        <message>
            <source>All other axes must agree (torch.cat). Axis 1 is the channels, as in torch, where axis 0 is the batch.</source>
            <translation>Alle anderen Achsen müssen übereinstimmen (torch.cat). Achse 1 sind die Kanäle, wie in torch, wo Achse 0 der Batch ist.</translation>
        </message>
        <message>
            <source>An ELU whose constants keep mean 0 and variance 1 from layer to layer.</source>
            <translation>Ein ELU, dessen Konstanten Mittelwert 0 und Varianz 1 von Schicht zu Schicht erhalten.</translation>
        </message>
        <message>
            <source>An ELU whose slope has no jump at zero, whatever alpha is.</source>
            <translation>Ein ELU, dessen Steigung bei null keinen Sprung hat, gleich welches alpha.</translation>
        </message>
        <message>
            <source>An even kernel has no middle: "same" pads one side more.</source>
            <translation>Ein gerader Kern hat keine Mitte: "same" füllt auf einer Seite einen mehr auf.</translation>
        </message>
        <message>
            <source>An even kernel has no middle: padding cannot keep the size.</source>
            <translation>Ein gerader Kern hat keine Mitte: kein Rand kann die Größe erhalten.</translation>
        </message>
        <message>
            <source>An image is channels × height × width: 1 channel if grey, 3 in colour. A clip has channels × time × height × width, a sequence steps × features, a vector one size.</source>
            <translation>Ein Bild ist Kanäle × Höhe × Breite: 1 Kanal für Grau, 3 für Farbe. Ein Clip hat Kanäle × Zeit × Höhe × Breite, eine Sequenz Schritte × Merkmale, ein Vektor eine Größe.</translation>
        </message>
        <message>
            <source>Attention and two Linear layers, each with a shortcut and a LayerNorm (Vaswani et al. 2017); norm_first puts these before, as vision transformers do.</source>
            <translation>Attention und zwei Linear, jeweils mit Abkürzung und LayerNorm (Vaswani et al. 2017); norm_first setzt diese davor, wie es Vision Transformer tun.</translation>
        </message>
        <message>
            <source>Averages every block of a clip, channel by channel.</source>
            <translation>Mittelt jeden Quader eines Clips, Kanal für Kanal.</translation>
        </message>
        <message>
            <source>Averages every channel over the whole image: one value per channel.</source>
            <translation>Mittelt jeden Kanal über das ganze Bild: ein Wert je Kanal.</translation>
        </message>
        <message>
            <source>Averages every stretch of a sequence, channel by channel.</source>
            <translation>Mittelt jeden Abschnitt einer Sequenz, Kanal für Kanal.</translation>
        </message>
        <message>
            <source>Averages every window of the image, channel by channel.</source>
            <translation>Mittelt jedes Fenster des Bildes, Kanal für Kanal.</translation>
        </message>
        <message>
            <source>Averages the image down to a given height and width, whatever its size.</source>
            <translation>Mittelt das Bild auf eine gegebene Höhe und Breite herunter, gleich wie groß es ist.</translation>
        </message>
        <message>
            <source>Block input</source>
            <translation>Blockeingang</translation>
        </message>
        <message>
            <source>Block output</source>
            <translation>Blockausgang</translation>
        </message>
        <message>
            <source>Branches of one shape compete for every place (Maxout: Goodfellow et al. 2013; torch.maximum).</source>
            <translation>Zweige gleicher Form wetteifern um jede Stelle (Maxout: Goodfellow et al. 2013; torch.maximum).</translation>
        </message>
        <message>
            <source>Brings every channel of a clip to mean 0 and variance 1 over the batch.</source>
            <translation>Bringt jeden Kanal eines Clips über den Batch auf Mittelwert 0 und Varianz 1.</translation>
        </message>
        <message>
            <source>Brings every channel of every image by itself to mean 0 and variance 1.</source>
            <translation>Bringt jeden Kanal jedes Bildes für sich auf Mittelwert 0 und Varianz 1.</translation>
        </message>
        <message>
            <source>Brings every channel to mean 0 and variance 1 over the batch.</source>
            <translation>Bringt jeden Kanal über den Batch auf Mittelwert 0 und Varianz 1.</translation>
        </message>
        <message>
            <source>Brings every value of a row, or channel of a sequence, to mean 0, variance 1.</source>
            <translation>Bringt jeden Wert einer Zeile oder Kanal einer Sequenz auf Mittelwert 0, Varianz 1.</translation>
        </message>
        <message>
            <source>Brings groups of channels of each sample to mean 0 and variance 1.</source>
            <translation>Bringt Gruppen von Kanälen jedes Beispiels auf Mittelwert 0 und Varianz 1.</translation>
        </message>
        <message>
            <source>Brings the values of each sample to mean 0 and variance 1, without the batch.</source>
            <translation>Bringt die Werte jedes Beispiels auf Mittelwert 0 und Varianz 1, ohne den Batch.</translation>
        </message>
        <message>
            <source>Concat has no such axis to put its inputs along</source>
            <translation>Concat hat keine solche Achse, längs der es seine Eingänge legen könnte</translation>
        </message>
        <message>
            <source>Concat needs inputs that differ along its axis only</source>
            <translation>Concat braucht Eingänge, die sich nur längs seiner Achse unterscheiden</translation>
        </message>
        <message>
            <source>Continues the image beyond its edges by its mirror image.</source>
            <translation>Setzt das Bild jenseits seiner Kanten mit seinem Spiegelbild fort.</translation>
        </message>
        <message>
            <source>Controlled compression, channel by channel: that something is there stays, where exactly goes. It learns nothing. 2 × 2 with stride 2 halves height and width.</source>
            <translation>Gesteuerte Kompression, Kanal für Kanal: dass etwas da ist, bleibt, wo genau, geht verloren. Sie lernt nichts. 2 × 2 mit stride 2 halbiert Höhe und Breite.</translation>
        </message>
        <message>
            <source>Cross-entropy works on raw scores: no Softmax belongs before it. It can expect the scores of every pixel, or anything at all, instead.</source>
            <translation>Die Kreuzentropie arbeitet auf rohen Scores: davor gehört kein Softmax. Er kann stattdessen die Scores jedes Pixels erwarten, oder Beliebiges.</translation>
        </message>
        <message>
            <source>Cuts the image into patches and turns each into one row of features.</source>
            <translation>Zerschneidet das Bild in Ausschnitte und macht aus jedem eine Zeile von Merkmalen.</translation>
        </message>
        <message>
            <source>Cuts the middle out of the image, as the first U-Net did before it joined maps.</source>
            <translation>Schneidet die Mitte aus dem Bild, wie es das erste U-Net tat, ehe es Karten zusammenlegte.</translation>
        </message>
        <message>
            <source>Damps a value where neighbouring channels are strong at the same place.</source>
            <translation>Dämpft einen Wert, wo benachbarte Kanäle an derselben Stelle stark sind.</translation>
        </message>
        <message>
            <source>Deals the channels of each group out to all groups, so that groups mix.</source>
            <translation>Verteilt die Kanäle jeder Gruppe auf alle Gruppen, damit sich die Gruppen mischen.</translation>
        </message>
        <message>
            <source>Dropped values become SELU's lowest, −1.7581, instead of 0; then all are scaled and shifted (Klambauer et al. 2017).</source>
            <translation>Was wegfällt, wird der kleinste Wert von SELU, −1.7581, statt 0; dann wird alles skaliert und verschoben (Klambauer et al. 2017).</translation>
        </message>
        <message>
            <source>Each step of the query takes from the value where the key answers to it.</source>
            <translation>Jeder Schritt der Anfrage nimmt vom Wert, wo der Schlüssel ihm antwortet.</translation>
        </message>
        <message>
            <source>Enlarges a clip by learned filters, over time, height and width.</source>
            <translation>Vergrößert einen Clip mit gelernten Filtern, über Zeit, Höhe und Breite.</translation>
        </message>
        <message>
            <source>Enlarges a sequence by learned filters: each value lays one down, scaled.</source>
            <translation>Vergrößert eine Sequenz mit gelernten Filtern: jeder Wert legt einen skaliert ab.</translation>
        </message>
        <message>
            <source>Enlarges the image by learned filters: each pixel lays one down, scaled.</source>
            <translation>Vergrößert das Bild mit gelernten Filtern: jeder Pixel legt einen skaliert ab.</translation>
        </message>
        <message>
            <source>Enlarges the image by repeating its pixels, or by blending neighbours.</source>
            <translation>Vergrößert das Bild, indem es Pixel wiederholt oder Nachbarn mischt.</translation>
        </message>
        <message>
            <source>Every filter is as deep as its input has channels: in_channels is inferred. Output size: ⌊(H + 2·padding − d·(k−1) − 1) / stride⌋ + 1 (torch.nn.Conv2d).</source>
            <translation>Jeder Filter ist so tief, wie sein Eingang Kanäle hat: in_channels ergibt sich. Größe der Ausgabe: ⌊(H + 2·padding − d·(k−1) − 1) / stride⌋ + 1 (torch.nn.Conv2d).</translation>
        </message>
        <message>
            <source>Every pixel looks at all others, so that far places of a map can agree.</source>
            <translation>Jeder Pixel schaut auf alle anderen, sodass sich ferne Stellen einer Karte abstimmen können.</translation>
        </message>
        <message>
            <source>Folds one axis up into several: a row of values becomes an image again.</source>
            <translation>Faltet eine Achse zu mehreren auf: aus einer Zeile von Werten wird wieder ein Bild.</translation>
        </message>
        <message>
            <source>Half of what is left over goes at each side: the top row is (H − h) / 2, rounded to even (torchvision.transforms.CenterCrop; Ronneberger et al. 2015).</source>
            <translation>Von dem, was übersteht, fällt auf jeder Seite die Hälfte weg: die oberste Zeile ist (H − h) / 2, gerundet auf gerade (torchvision.transforms.CenterCrop; Ronneberger et al. 2015).</translation>
        </message>
        <message>
            <source>Hands on what it gets: a place for a layer to come, or a named shortcut.</source>
            <translation>Reicht weiter, was es bekommt: ein Platz für eine spätere Schicht, oder eine benannte Abkürzung.</translation>
        </message>
        <message>
            <source>Hands one image of the data set to the network, or random numbers.</source>
            <translation>Gibt dem Netz ein Bild des Datensatzes, oder Zufallszahlen.</translation>
        </message>
        <message>
            <source>InstanceNorm2d cannot measure a map of a single pixel</source>
            <translation>InstanceNorm2d kann eine Karte mit einem einzigen Pixel nicht messen</translation>
        </message>
        <message>
            <source>It finds short patterns wherever they are: in sound, text or a time series. Output length: ⌊(L + 2·padding − d·(k−1) − 1) / stride⌋ + 1 (torch.nn.Conv1d).</source>
            <translation>Sie findet kurze Muster, wo immer sie sind: in Klang, Text oder Zeitreihen. Länge der Ausgabe: ⌊(L + 2·padding − d·(k−1) − 1) / stride⌋ + 1 (torch.nn.Conv1d).</translation>
        </message>
        <message>
            <source>It is the way back of Conv1d with the same fields. Output length: (L − 1)·stride − 2·padding + d·(k−1) + output_padding + 1 (torch.nn).</source>
            <translation>Sie ist der Rückweg von Conv1d mit denselben Feldern. Länge der Ausgabe: (L − 1)·stride − 2·padding + d·(k−1) + output_padding + 1 (torch.nn).</translation>
        </message>
        <message>
            <source>It is the way back of Conv2d with the same fields, in decoders and generators. Output size: (H − 1)·stride − 2·padding + d·(k−1) + output_padding + 1 (torch.nn).</source>
            <translation>Sie ist der Rückweg von Conv2d mit denselben Feldern, in Decodern und Generatoren. Größe der Ausgabe: (H − 1)·stride − 2·padding + d·(k−1) + output_padding + 1 (torch.nn).</translation>
        </message>
        <message>
            <source>It is the way back of Conv3d with the same fields. Output size: (T − 1)·stride − 2·padding + d·(k−1) + output_padding + 1 (torch.nn).</source>
            <translation>Sie ist der Rückweg von Conv3d mit denselben Feldern. Größe der Ausgabe: (T − 1)·stride − 2·padding + d·(k−1) + output_padding + 1 (torch.nn).</translation>
        </message>
        <message>
            <source>It learns nothing and lets a network with Linear layers take images of any size. Window i goes from ⌊i·H/n⌋ to ⌈(i+1)·H/n⌉ (torch.nn.AdaptiveAvgPool2d).</source>
            <translation>Sie lernt nichts, und ein Netz mit Linear kann damit Bilder jeder Größe nehmen. Fenster i reicht von ⌊i·H/n⌋ bis ⌈(i+1)·H/n⌉ (torch.nn.AdaptiveAvgPool2d).</translation>
        </message>
        <message>
            <source>It learns nothing and lets a network with Linear layers take images of any size. Window i goes from ⌊i·H/n⌋ to ⌈(i+1)·H/n⌉ (torch.nn.AdaptiveMaxPool2d).</source>
            <translation>Sie lernt nichts, und ein Netz mit Linear kann damit Bilder jeder Größe nehmen. Fenster i reicht von ⌊i·H/n⌋ bis ⌈(i+1)·H/n⌉ (torch.nn.AdaptiveMaxPool2d).</translation>
        </message>
        <message>
            <source>It learns nothing and takes images of any size (torch.nn.AdaptiveMaxPool2d(1)); sequences and clips as well.</source>
            <translation>Sie lernt nichts und nimmt Bilder jeder Größe (torch.nn.AdaptiveMaxPool2d(1)); Sequenzen und Clips ebenso.</translation>
        </message>
        <message>
            <source>It learns nothing and takes images of any size, so that it replaces Flatten and a large Linear at the end of modern networks (torch.nn.AdaptiveAvgPool2d(1)). Sequences and clips are averaged in the same way.</source>
            <translation>Sie lernt nichts und nimmt Bilder jeder Größe, sodass sie am Ende moderner Netze Flatten und eine große Linear ersetzt (torch.nn.AdaptiveAvgPool2d(1)). Sequenzen und Clips werden ebenso gemittelt.</translation>
        </message>
        <message>
            <source>It learns nothing, and halves the length as it comes: ⌊(L − 2) / 2⌋ + 1 (torch.nn.AvgPool1d).</source>
            <translation>Sie lernt nichts und halbiert von sich aus die Länge: ⌊(L − 2) / 2⌋ + 1 (torch.nn.AvgPool1d).</translation>
        </message>
        <message>
            <source>It learns nothing, and halves the length as it comes: ⌊(L − 2) / 2⌋ + 1 (torch.nn.MaxPool1d).</source>
            <translation>Sie lernt nichts und halbiert von sich aus die Länge: ⌊(L − 2) / 2⌋ + 1 (torch.nn.MaxPool1d).</translation>
        </message>
        <message>
            <source>It learns nothing, unlike ConvTranspose2d, and leaves no checkerboard (Odena et al. 2016). Output size: ⌊H · scale_factor⌋, or `size` (torch.nn.Upsample).</source>
            <translation>Sie lernt, anders als ConvTranspose2d, nichts und hinterlässt kein Schachbrett (Odena et al. 2016). Größe der Ausgabe: ⌊H · scale_factor⌋, oder `size` (torch.nn.Upsample).</translation>
        </message>
        <message>
            <source>It learns nothing. (Σ x^p)^(1/p): p = 1 is the sum, and a large p comes near the maximum (torch.nn.LPPool2d).</source>
            <translation>Sie lernt nichts. (Σ x^p)^(1/p): p = 1 ist die Summe, ein großes p kommt dem Maximum nahe (torch.nn.LPPool2d).</translation>
        </message>
        <message>
            <source>It learns nothing. 2 × 2 × 2 with stride 2 halves time, height and width (torch.nn.AvgPool3d).</source>
            <translation>Sie lernt nichts. 2 × 2 × 2 mit stride 2 halbiert Zeit, Höhe und Breite (torch.nn.AvgPool3d).</translation>
        </message>
        <message>
            <source>It learns nothing. 2 × 2 × 2 with stride 2 halves time, height and width and discards 87.5 % of the values (torch.nn.MaxPool3d).</source>
            <translation>Sie lernt nichts. 2 × 2 × 2 mit stride 2 halbiert Zeit, Höhe und Breite und verwirft 87.5 % der Werte (torch.nn.MaxPool3d).</translation>
        </message>
        <message>
            <source>It learns nothing. With padding, count_include_pad decides whether the border's zeros count.</source>
            <translation>Sie lernt nichts. Mit padding entscheidet count_include_pad, ob die Nullen des Randes zählen.</translation>
        </message>
        <message>
            <source>It takes the contrast of the single image away, for style transfer: (x − mean) / √(var + eps) over height and width (Ulyanov et al. 2016).</source>
            <translation>Sie nimmt den Kontrast des einzelnen Bildes weg, für Stilübertragung: (x − mean) / √(var + eps) über Höhe und Breite (Ulyanov et al. 2016).</translation>
        </message>
        <message>
            <source>Joins every value to every output by a learned weight: y = W·x + b.</source>
            <translation>Verbindet jeden Wert mit jeder Ausgabe durch ein gelerntes Gewicht: y = W·x + b.</translation>
        </message>
        <message>
            <source>Keeps the largest of its inputs, value by value.</source>
            <translation>Behält den größten seiner Eingänge, Wert für Wert.</translation>
        </message>
        <message>
            <source>Keeps the largest value of every block of a clip, channel by channel.</source>
            <translation>Behält den größten Wert jedes Quaders eines Clips, Kanal für Kanal.</translation>
        </message>
        <message>
            <source>Keeps the largest value of every channel: whether its pattern is anywhere.</source>
            <translation>Behält den größten Wert jedes Kanals: ob sein Muster irgendwo ist.</translation>
        </message>
        <message>
            <source>Keeps the largest value of every stretch of a sequence, channel by channel.</source>
            <translation>Behält den größten Wert jedes Abschnitts einer Sequenz, Kanal für Kanal.</translation>
        </message>
        <message>
            <source>Keeps the largest value of every window: 2 × 2 by 2 discards 75 % of the values.</source>
            <translation>Behält den größten Wert jedes Fensters: 2 × 2 im Abstand 2 verwirft 75 % der Werte.</translation>
        </message>
        <message>
            <source>Keeps the largest values of a given height and width, whatever the input's size.</source>
            <translation>Behält die größten Werte in gegebener Höhe und Breite, gleich wie groß der Eingang ist.</translation>
        </message>
        <message>
            <source>LayerNorm cannot work over {axes} axes here</source>
            <translation>LayerNorm kann hier nicht über {axes} Achsen arbeiten</translation>
        </message>
        <message>
            <source>Lays the values of an image out in one row, for the dense layers behind.</source>
            <translation>Legt die Werte eines Bildes in eine Zeile, für die dichten Schichten dahinter.</translation>
        </message>
        <message>
            <source>Leaves a branch out for random samples while training, before it is added.</source>
            <translation>Lässt im Training für zufällige Beispiele einen Zweig weg, ehe er addiert wird.</translation>
        </message>
        <message>
            <source>Lets all steps of a sequence look at each other, then works on each by itself.</source>
            <translation>Lässt alle Schritte einer Sequenz aufeinander schauen und arbeitet dann an jedem für sich.</translation>
        </message>
        <message>
            <source>Like SiLU, a little steeper: x · tanh(ln(1 + eˣ)).</source>
            <translation>Wie SiLU, etwas steiler: x · tanh(ln(1 + eˣ)).</translation>
        </message>
        <message>
            <source>Like SiLU, but of straight pieces and a parabola: cheap on small devices.</source>
            <translation>Wie SiLU, aber aus geraden Stücken und einer Parabel: billig auf kleinen Geräten.</translation>
        </message>
        <message>
            <source>Makes r · r channels of r × r pixels: the image shrinks, nothing is lost.</source>
            <translation>Macht aus r × r Pixeln r · r Kanäle: das Bild schrumpft, nichts geht verloren.</translation>
        </message>
        <message>
            <source>Makes r × r pixels of r · r channels: the image grows, its values stay.</source>
            <translation>Macht aus r · r Kanälen r × r Pixel: das Bild wächst, seine Werte bleiben.</translation>
        </message>
        <message>
            <source>Misra (2019) found it better than ReLU in several detectors.</source>
            <translation>Misra (2019) fand sie in mehreren Detektoren besser als ReLU.</translation>
        </message>
        <message>
            <source>MultiheadAttention needs a value for every key</source>
            <translation>MultiheadAttention braucht einen Wert für jeden Schlüssel</translation>
        </message>
        <message>
            <source>Multiplies every channel by a learned factor that begins near zero.</source>
            <translation>Multipliziert jeden Kanal mit einem gelernten Faktor, der nahe null beginnt.</translation>
        </message>
        <message>
            <source>Multiplies its inputs value by value: a gate that lets through or holds back.</source>
            <translation>Multipliziert seine Eingänge Wert für Wert: ein Tor, das durchlässt oder zurückhält.</translation>
        </message>
        <message>
            <source>Multiply needs inputs of the same shape, or one number per channel</source>
            <translation>Multiply braucht Eingänge derselben Form, oder eine Zahl je Kanal</translation>
        </message>
        <message>
            <source>Negative numbers count from the end. A range keeps the axis: ⌈(end − start) / step⌉ values; an index drops it, as for the class token (x[:, start:end:step]).</source>
            <translation>Negative Zahlen zählen vom Ende. Ein Bereich behält die Achse: ⌈(end − start) / step⌉ Werte; bei einem Index entfällt sie, wie beim Klassentoken (x[:, start:end:step]).</translation>
        </message>
        <message>
            <source>No edge arises where the image ends; the edge itself is not repeated, so that the padding must be smaller than the image (torch.nn.ReflectionPad2d).</source>
            <translation>Wo das Bild endet, entsteht keine Kante; die Randzeile selbst wird nicht wiederholt, darum muss das padding kleiner sein als das Bild (torch.nn.ReflectionPad2d).</translation>
        </message>
        <message>
            <source>Not for a network that is trained with cross-entropy, which does this itself (Bridle 1990; torch.nn.Softmax).</source>
            <translation>Nicht für ein Netz, das mit Kreuzentropie trainiert wird, die das selbst tut (Bridle 1990; torch.nn.Softmax).</translation>
        </message>
        <message>
            <source>Nothing is computed and nothing learned: y = x (torch.nn.Identity).</source>
            <translation>Nichts wird berechnet und nichts gelernt: y = x (torch.nn.Identity).</translation>
        </message>
        <message>
            <source>Nothing is computed, the sizes must hold as many values as arrive. One size may be −1: it is what remains (torch.reshape, without the batch).</source>
            <translation>Nichts wird berechnet, die Größen müssen so viele Werte fassen, wie ankommen. Eine Größe darf −1 sein: sie ist, was übrig bleibt (torch.reshape, ohne den Batch).</translation>
        </message>
        <message>
            <source>Nothing is computed, the sizes must hold as many values as the axis has. One size may be −1: it is what remains (torch.nn.Unflatten).</source>
            <translation>Nichts wird berechnet, die Größen müssen so viele Werte fassen, wie die Achse hat. Eine Größe darf −1 sein: sie ist, was übrig bleibt (torch.nn.Unflatten).</translation>
        </message>
        <message>
            <source>Nothing is computed: C·r² × H × W becomes C × H·r × W·r (Shi et al. 2016: sub-pixel convolution, behind a convolution that makes the channels).</source>
            <translation>Nichts wird berechnet: aus C·r² × H × W wird C × H·r × W·r (Shi et al. 2016: Sub-Pixel-Faltung, hinter einer Faltung, die die Kanäle macht).</translation>
        </message>
        <message>
            <source>Nothing is computed: channels 0 … 5 in 2 groups become 0, 3, 1, 4, 2, 5 (Zhang et al. 2018: ShuffleNet, between grouped convolutions).</source>
            <translation>Nichts wird berechnet: die Kanäle 0 … 5 in 2 Gruppen werden 0, 3, 1, 4, 2, 5 (Zhang et al. 2018: ShuffleNet, zwischen gruppierten Faltungen).</translation>
        </message>
        <message>
            <source>Nothing is computed: channels × height × width values stay what they are. Axes from start_dim to end_dim become one (torch.nn.Flatten; 0 would be the batch).</source>
            <translation>Nichts wird berechnet: Kanäle × Höhe × Breite Werte bleiben, was sie sind. Die Achsen von start_dim bis end_dim werden eine (torch.nn.Flatten; 0 wäre der Batch).</translation>
        </message>
        <message>
            <source>Nothing is left of what {layer} gives</source>
            <translation>Von dem, was {layer} ausgibt, bleibt nichts übrig</translation>
        </message>
        <message>
            <source>Nothing of axis {dim} is left, or the range lies beyond it</source>
            <translation>Von Achse {dim} bleibt nichts übrig, oder der Bereich liegt jenseits</translation>
        </message>
        <message>
            <source>Nothing passes while training.</source>
            <translation>Im Training kommt nichts durch.</translation>
        </message>
        <message>
            <source>One filter for every channel: nothing is mixed between channels.</source>
            <translation>Ein Filter für jeden Kanal: zwischen Kanälen wird nichts gemischt.</translation>
        </message>
        <message>
            <source>One number per channel (C, or C × 1 × 1) counts for all of the channel's map, as in squeeze-and-excitation (Hu et al. 2018); axes of size 1 are stretched.</source>
            <translation>Eine Zahl je Kanal (C, oder C × 1 × 1) zählt für die ganze Karte des Kanals, wie in Squeeze-and-Excitation (Hu et al. 2018); Achsen der Größe 1 werden gestreckt.</translation>
        </message>
        <message>
            <source>Output needs one score for every class</source>
            <translation>Output braucht einen Score für jede Klasse</translation>
        </message>
        <message>
            <source>Output of pixels</source>
            <translation>Output je Pixel</translation>
        </message>
        <message>
            <source>Output padding must be smaller than the stride or the dilation</source>
            <translation>output_padding muss kleiner sein als stride oder dilation</translation>
        </message>
        <message>
            <source>Over the batch (and the length): γ·(x − mean)/√(var + eps) + β with learned γ and β (Ioffe &amp; Szegedy 2015); outside of training it uses running averages.</source>
            <translation>Über den Batch (und die Länge): γ·(x − mean)/√(var + eps) + β mit gelerntem γ und β (Ioffe &amp; Szegedy 2015); außerhalb des Trainings nimmt sie laufende Mittelwerte.</translation>
        </message>
        <message>
            <source>Over time, height and width, too: γ·(x − mean)/√(var + eps) + β with learned γ and β (Ioffe &amp; Szegedy 2015).</source>
            <translation>Auch über Zeit, Höhe und Breite: γ·(x − mean)/√(var + eps) + β mit gelerntem γ und β (Ioffe &amp; Szegedy 2015).</translation>
        </message>
        <message>
            <source>Padding "same" works with stride 1 only</source>
            <translation>padding "same" geht nur mit stride 1</translation>
        </message>
        <message>
            <source>Padding "{padding_mode}" repeats more than there is</source>
            <translation>padding "{padding_mode}" wiederholt mehr, als da ist</translation>
        </message>
        <message>
            <source>Padding may be half of the window at most</source>
            <translation>padding darf höchstens das halbe Fenster sein</translation>
        </message>
        <message>
            <source>Passes positive values and shrinks negative ones, so that none is silent.</source>
            <translation>Lässt positive Werte durch und verkleinert negative, damit keiner verstummt.</translation>
        </message>
        <message>
            <source>Passes positive values; negative ones fall smoothly towards −alpha.</source>
            <translation>Lässt positive Werte durch; negative fallen sanft gegen −alpha.</translation>
        </message>
        <message>
            <source>Passes values between two limits and stops at these.</source>
            <translation>Lässt Werte zwischen zwei Grenzen durch und hält an diesen an.</translation>
        </message>
        <message>
            <source>Patches of {patch} pixels do not fill the {side} of {size}</source>
            <translation>Ausschnitte von {patch} Pixeln füllen {side} {size} nicht</translation>
        </message>
        <message>
            <source>PixelShuffle needs a multiple of {number} channels</source>
            <translation>PixelShuffle braucht ein Vielfaches von {number} Kanälen</translation>
        </message>
        <message>
            <source>PixelUnshuffle does not divide the {name} of {size}</source>
            <translation>PixelUnshuffle teilt {name} {size} nicht</translation>
        </message>
        <message>
            <source>Puts its inputs one behind the other along one axis, usually the channels.</source>
            <translation>Legt seine Eingänge längs einer Achse hintereinander, meist der Kanäle.</translation>
        </message>
        <message>
            <source>Puts one learned step before the sequence, in which the answer gathers.</source>
            <translation>Setzt einen gelernten Schritt vor die Sequenz, in dem sich die Antwort sammelt.</translation>
        </message>
        <message>
            <source>Puts the axes into another order, for a layer that reads them so.</source>
            <translation>Bringt die Achsen in eine andere Reihenfolge, für eine Schicht, die sie so liest.</translation>
        </message>
        <message>
            <source>Puts zeros around the image, on each side as many as you say.</source>
            <translation>Setzt Nullen rings um das Bild, auf jeder Seite so viele, wie angegeben.</translation>
        </message>
        <message>
            <source>Reads a sequence step by step and keeps what matters in a cell with gates.</source>
            <translation>Liest eine Sequenz Schritt für Schritt und bewahrt Wichtiges in einer Zelle mit Gattern.</translation>
        </message>
        <message>
            <source>Reads a sequence step by step; like LSTM with one gate less and no cell.</source>
            <translation>Liest eine Sequenz Schritt für Schritt; wie LSTM mit einem Gatter weniger und ohne Zelle.</translation>
        </message>
        <message>
            <source>Reads the same values, in the same order, as a sample of another shape.</source>
            <translation>Liest dieselben Werte in derselben Reihenfolge als Beispiel einer anderen Form.</translation>
        </message>
        <message>
            <source>Sets a random share p of the values to zero while training.</source>
            <translation>Setzt im Training einen zufälligen Anteil p der Werte auf null.</translation>
        </message>
        <message>
            <source>Sets negative values to zero and passes the rest: max(0, x).</source>
            <translation>Setzt negative Werte auf null und lässt den Rest durch: max(0, x).</translation>
        </message>
        <message>
            <source>Sets random channels of a clip to zero as a whole while training.</source>
            <translation>Setzt im Training zufällige Kanäle eines Clips im Ganzen auf null.</translation>
        </message>
        <message>
            <source>Sets random channels of a sequence to zero as a whole while training.</source>
            <translation>Setzt im Training zufällige Kanäle einer Sequenz im Ganzen auf null.</translation>
        </message>
        <message>
            <source>Sets random channels to zero as a whole while training.</source>
            <translation>Setzt im Training zufällige Kanäle im Ganzen auf null.</translation>
        </message>
        <message>
            <source>Slides small learned filters along a sequence; each filter gives one channel.</source>
            <translation>Schiebt kleine gelernte Filter eine Sequenz entlang; jeder Filter ergibt einen Kanal.</translation>
        </message>
        <message>
            <source>Slides small learned filters over the image; each filter gives one map.</source>
            <translation>Schiebt kleine gelernte Filter über das Bild; jeder Filter ergibt eine Karte.</translation>
        </message>
        <message>
            <source>Slides small learned filters through a clip: over time, height and width.</source>
            <translation>Schiebt kleine gelernte Filter durch einen Clip: über Zeit, Höhe und Breite.</translation>
        </message>
        <message>
            <source>So that a deep residual network begins as the identity, and each branch finds its size (Touvron et al. 2021). Of a sequence, the features are the channels.</source>
            <translation>So beginnt ein tiefes Residualnetz als Identität, und jeder Zweig findet seine Größe (Touvron et al. 2021). Bei einer Sequenz sind die Merkmale die Kanäle.</translation>
        </message>
        <message>
            <source>Splits its input into equal parts along one axis, each with an output.</source>
            <translation>Teilt seinen Eingang längs einer Achse in gleiche Teile, jeder mit einem Ausgang.</translation>
        </message>
        <message>
            <source>Squeezes every value between 0 and 1: a gate, or a yes-or-no probability.</source>
            <translation>Presst jeden Wert zwischen 0 und 1: ein Tor, oder eine Wahrscheinlichkeit für Ja oder Nein.</translation>
        </message>
        <message>
            <source>Squeezes every value between −1 and 1, with zero in the middle.</source>
            <translation>Presst jeden Wert zwischen −1 und 1, mit null in der Mitte.</translation>
        </message>
        <message>
            <source>Sums the powers of every window and takes the root: between mean and maximum.</source>
            <translation>Summiert die Potenzen jedes Fensters und zieht die Wurzel: zwischen Mittelwert und Maximum.</translation>
        </message>
        <message>
            <source>Takes a range of one axis, or one place of it, and leaves the rest.</source>
            <translation>Nimmt einen Bereich einer Achse, oder eine Stelle davon, und lässt den Rest.</translation>
        </message>
        <message>
            <source>Takes its second input from the first, value by value.</source>
            <translation>Zieht den zweiten Eingang vom ersten ab, Wert für Wert.</translation>
        </message>
        <message>
            <source>Takes one score (logit) per class; the loss is computed from these.</source>
            <translation>Nimmt einen Score (Logit) je Klasse; daraus wird der Loss berechnet.</translation>
        </message>
        <message>
            <source>The branch is never used while training.</source>
            <translation>Der Zweig wird im Training nie benutzt.</translation>
        </message>
        <message>
            <source>The branches that stay are scaled by 1/(1 − p); outside of training all do (Huang et al. 2016).</source>
            <translation>Die Zweige, die bleiben, werden mit 1/(1 − p) skaliert; außerhalb des Trainings bleiben alle (Huang et al. 2016).</translation>
        </message>
        <message>
            <source>The crop is larger than the image</source>
            <translation>Der Ausschnitt ist größer als das Bild</translation>
        </message>
        <message>
            <source>The logarithms of Softmax, computed so that none becomes infinite.</source>
            <translation>Die Logarithmen von Softmax, so berechnet, dass keiner unendlich wird.</translation>
        </message>
        <message>
            <source>The output is larger than the input: values are repeated.</source>
            <translation>Die Ausgabe ist größer als der Eingang: Werte werden wiederholt.</translation>
        </message>
        <message>
            <source>The pixels are the steps of a MultiheadAttention, the channels their features: 4·C² weights and 4·C biases (Vaswani et al. 2017; for maps Wang et al. 2018).</source>
            <translation>Die Pixel sind die Schritte einer MultiheadAttention, die Kanäle ihre Merkmale: 4·C² Gewichte und 4·C Biaswerte (Vaswani et al. 2017; für Karten Wang et al. 2018).</translation>
        </message>
        <message>
            <source>The rest is scaled by 1/(1 − p) (Tompson et al. 2015; torch.nn.Dropout3d).</source>
            <translation>Der Rest wird mit 1/(1 − p) skaliert (Tompson et al. 2015; torch.nn.Dropout3d).</translation>
        </message>
        <message>
            <source>The rest is scaled by 1/(1 − p), so that the mean stays. Outside of training it does nothing (Srivastava et al. 2014).</source>
            <translation>Der Rest wird mit 1/(1 − p) skaliert, sodass der Mittelwert bleibt. Außerhalb des Trainings geschieht nichts (Srivastava et al. 2014).</translation>
        </message>
        <message>
            <source>The rest is scaled by 1/(1 − p). Neighbouring pixels are alike, so that single missing values would be filled in (Tompson et al. 2015).</source>
            <translation>Der Rest wird mit 1/(1 − p) skaliert. Benachbarte Pixel ähneln sich, sodass einzelne fehlende Werte ergänzt würden (Tompson et al. 2015).</translation>
        </message>
        <message>
            <source>The rest is scaled by 1/(1 − p). Neighbouring steps are alike, so that single missing values would be filled in (Tompson et al. 2015; torch.nn.Dropout1d).</source>
            <translation>Der Rest wird mit 1/(1 − p) skaliert. Benachbarte Schritte ähneln sich, sodass einzelne fehlende Werte ergänzt würden (Tompson et al. 2015; torch.nn.Dropout1d).</translation>
        </message>
        <message>
            <source>The shape does not hold the {values:,} values that arrive</source>
            <translation>Die Form fasst die {values:,} ankommenden Werte nicht</translation>
        </message>
        <message>
            <source>The sizes do not hold the {length:,} values of axis {dim}</source>
            <translation>Die Größen fassen die {length:,} Werte von Achse {dim} nicht</translation>
        </message>
        <message>
            <source>The upper limit of Hardtanh must lie above the lower one</source>
            <translation>Die obere Grenze von Hardtanh muss über der unteren liegen</translation>
        </message>
        <message>
            <source>The way back of PixelShuffle: C × H × W becomes C·r² × H/r × W/r (torch.nn.PixelUnshuffle).</source>
            <translation>Der Rückweg von PixelShuffle: aus C × H × W wird C·r² × H/r × W/r (torch.nn.PixelUnshuffle).</translation>
        </message>
        <message>
            <source>The window of {layer} is larger than its input</source>
            <translation>Das Fenster von {layer} ist größer als der Eingang</translation>
        </message>
        <message>
            <source>Then a learned scale γ and shift β follow: γ·(x − mean)/√(var + eps) + β (Ioffe &amp; Szegedy 2015). When it does not train it uses running averages.</source>
            <translation>Dann folgen eine gelernte Skala γ und ein Versatz β: γ·(x − mean)/√(var + eps) + β (Ioffe &amp; Szegedy 2015). Außerhalb des Trainings nimmt sie laufende Mittelwerte.</translation>
        </message>
        <message>
            <source>Turns scores into probabilities that add up to 1: eˣ / Σ eˣ.</source>
            <translation>Macht aus Scores Wahrscheinlichkeiten, die sich zu 1 summieren: eˣ / Σ eˣ.</translation>
        </message>
        <message>
            <source>Two halves of the channels are how ShuffleNet V2 begins a unit. Knowingly stricter than torch.chunk, whose last part may be smaller.</source>
            <translation>Mit zwei Hälften der Kanäle beginnt eine Einheit von ShuffleNet V2. Mit Absicht strenger als torch.chunk, dessen letzter Teil kleiner sein darf.</translation>
        </message>
        <message>
            <source>Unlike the padding of a convolution, the sides may differ: H + top + bottom by W + left + right (torch.nn.ZeroPad2d).</source>
            <translation>Anders als beim padding einer Faltung dürfen die Seiten verschieden sein: H + oben + unten mal W + links + rechts (torch.nn.ZeroPad2d).</translation>
        </message>
        <message>
            <source>Weighs every value by how likely a normal number is to lie below it.</source>
            <translation>Gewichtet jeden Wert damit, wie wahrscheinlich eine normalverteilte Zahl darunter liegt.</translation>
        </message>
        <message>
            <source>Weighs every value by its own sigmoid; known as Swish, too.</source>
            <translation>Gewichtet jeden Wert mit seinem eigenen Sigmoid; auch als Swish bekannt.</translation>
        </message>
        <message>
            <source>What two branches differ in: input − other, both of one shape (torch.sub).</source>
            <translation>Worin sich zwei Zweige unterscheiden: input − other, beide von einer Form (torch.sub).</translation>
        </message>
        <message>
            <source>Without a bend, two linear layers in a row are no more than one.</source>
            <translation>Ohne Knick sind zwei lineare Schichten hintereinander nicht mehr als eine.</translation>
        </message>
        <message>
            <source>[token, x₁ … x_L]: attention fills it from all other steps, and the head reads this step only (Devlin et al. 2019; Dosovitskiy et al. 2021).</source>
            <translation>[token, x₁ … x_L]: Attention füllt es aus allen anderen Schritten, und der Kopf liest nur diesen Schritt (Devlin et al. 2019; Dosovitskiy et al. 2021).</translation>
        </message>
        <message>
            <source>a clip</source>
            <translation>einen Clip</translation>
        </message>
        <message>
            <source>a factor that divides {height} and {width}</source>
            <translation>ein Faktor, der {height} und {width} teilt</translation>
        </message>
        <message>
            <source>a factor whose square divides {channels}</source>
            <translation>ein Faktor, dessen Quadrat {channels} teilt</translation>
        </message>
        <message>
            <source>a map of 2 pixels or more</source>
            <translation>eine Karte mit 2 Pixeln oder mehr</translation>
        </message>
        <message>
            <source>a number that divides {of:,}</source>
            <translation>eine Zahl, die {of:,} teilt</translation>
        </message>
        <message>
            <source>a number that divides {sample} and {out_channels}</source>
            <translation>eine Zahl, die {sample} und {out_channels} teilt</translation>
        </message>
        <message>
            <source>a range, for a row of values</source>
            <translation>ein Bereich, bei einer Zeile von Werten</translation>
        </message>
        <message>
            <source>a sequence</source>
            <translation>eine Sequenz</translation>
        </message>
        <message>
            <source>a size that divides {height} and {width}</source>
            <translation>eine Größe, die {height} und {width} teilt</translation>
        </message>
        <message>
            <source>a tensor of {number} axes</source>
            <translation>einen Tensor mit {number} Achsen</translation>
        </message>
        <message>
            <source>a vector</source>
            <translation>einen Vektor</translation>
        </message>
        <message>
            <source>a window of at most {number} ({name})</source>
            <translation>ein Fenster von höchstens {number} ({name})</translation>
        </message>
        <message>
            <source>all steps</source>
            <translation>alle Schritte</translation>
        </message>
        <message>
            <source>an image</source>
            <translation>ein Bild</translation>
        </message>
        <message>
            <source>any</source>
            <translation>beliebig</translation>
        </message>
        <message>
            <source>any shape</source>
            <translation>jede Form</translation>
        </message>
        <message>
            <source>at least 1 along every axis</source>
            <translation>mindestens 1 längs jeder Achse</translation>
        </message>
        <message>
            <source>at most {have} ({name})</source>
            <translation>höchstens {have} ({name})</translation>
        </message>
        <message>
            <source>axis {dim} = {values:,}</source>
            <translation>Achse {dim} = {values:,}</translation>
        </message>
        <message>
            <source>both ways</source>
            <translation>beide Richtungen</translation>
        </message>
        <message>
            <source>bottom</source>
            <translation>unten</translation>
        </message>
        <message>
            <source>c = f·c + i·g and h = o·tanh(c), the gates i, f, o and the candidate g from the step and the h before (Hochreiter &amp; Schmidhuber 1997; torch.nn.LSTM).</source>
            <translation>c = f·c + i·g und h = o·tanh(c), die Gatter i, f, o und der Kandidat g aus dem Schritt und dem h davor (Hochreiter &amp; Schmidhuber 1997; torch.nn.LSTM).</translation>
        </message>
        <message>
            <source>channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>channels = {output}</source>
            <translation>Kanäle = {output}</translation>
        </message>
        <message>
            <source>channels × height × width</source>
            <translation>Kanäle × Höhe × Breite</translation>
        </message>
        <message>
            <source>channels × length</source>
            <translation>Kanäle × Länge</translation>
        </message>
        <message>
            <source>channels × time × height × width</source>
            <translation>Kanäle × Zeit × Höhe × Breite</translation>
        </message>
        <message>
            <source>classes × height × width</source>
            <translation>Klassen × Höhe × Breite</translation>
        </message>
        <message>
            <source>clips</source>
            <translation>Clips</translation>
        </message>
        <message>
            <source>depthwise</source>
            <translation>depthwise</translation>
        </message>
        <message>
            <source>dim 1 to {count}</source>
            <translation>dim 1 bis {count}</translation>
        </message>
        <message>
            <source>dim {first} to {last}</source>
            <translation>dim {first} bis {last}</translation>
        </message>
        <message>
            <source>each of {numbers} once</source>
            <translation>jede von {numbers} einmal</translation>
        </message>
        <message>
            <source>from {init_value:g}</source>
            <translation>ab {init_value:g}</translation>
        </message>
        <message>
            <source>h = (1 − z)·n + z·h with the update gate z and the candidate n, for which the gate r forgets (Cho et al. 2014; torch.nn.GRU).</source>
            <translation>h = (1 − z)·n + z·h mit dem Update-Gatter z und dem Kandidaten n, für den das Gatter r vergisst (Cho et al. 2014; torch.nn.GRU).</translation>
        </message>
        <message>
            <source>height</source>
            <translation>Höhe</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>in_features is inferred. A sequence is joined step by step, along its features. Knowingly stricter than torch, which would take the last axis of an image, too.</source>
            <translation>in_features ergibt sich. Eine Sequenz wird Schritt für Schritt längs ihrer Merkmale verbunden. Mit Absicht strenger als torch, das auch die letzte Achse eines Bildes nähme.</translation>
        </message>
        <message>
            <source>its {number:,} channels</source>
            <translation>seine {number:,} Kanäle</translation>
        </message>
        <message>
            <source>its {number:,} features</source>
            <translation>seine {number:,} Merkmale</translation>
        </message>
        <message>
            <source>keeps the size</source>
            <translation>behält die Größe</translation>
        </message>
        <message>
            <source>left</source>
            <translation>links</translation>
        </message>
        <message>
            <source>length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>ln(1 + e^(beta·x)) / beta, and x itself where beta · x is above the threshold (Glorot et al. 2011; torch.nn.Softplus).</source>
            <translation>ln(1 + e^(beta·x)) / beta, und x selbst, wo beta · x über der Schwelle liegt (Glorot et al. 2011; torch.nn.Softplus).</translation>
        </message>
        <message>
            <source>max(0, x) + min(0, alpha · (e^(x/alpha) − 1)) (Barron 2017).</source>
            <translation>max(0, x) + min(0, alpha · (e^(x/alpha) − 1)) (Barron 2017).</translation>
        </message>
        <message>
            <source>min(max(0, x + 3), 6) / 6: the gate of cheap attention (Howard et al. 2019).</source>
            <translation>min(max(0, x + 3), 6) / 6: das Tor billiger Attention (Howard et al. 2019).</translation>
        </message>
        <message>
            <source>min(max(0, x), 6) (Howard et al. 2017: MobileNets).</source>
            <translation>min(max(0, x), 6) (Howard et al. 2017: MobileNets).</translation>
        </message>
        <message>
            <source>min(max(min_val, x), max_val); with −1 and 1 it is a tanh of straight pieces (Collobert 2004; torch.nn.Hardtanh).</source>
            <translation>min(max(min_val, x), max_val); mit −1 und 1 ein tanh aus geraden Stücken (Collobert 2004; torch.nn.Hardtanh).</translation>
        </message>
        <message>
            <source>more than {first}, where the range starts</source>
            <translation>mehr als {first}, wo der Bereich beginnt</translation>
        </message>
        <message>
            <source>more than {min_val:g}</source>
            <translation>mehr als {min_val:g}</translation>
        </message>
        <message>
            <source>multiplies the size by the stride</source>
            <translation>vervielfacht die Größe um stride</translation>
        </message>
        <message>
            <source>noise</source>
            <translation>Rauschen</translation>
        </message>
        <message>
            <source>one row of values</source>
            <translation>eine Zeile von Werten</translation>
        </message>
        <message>
            <source>output_padding up to {most} ({name})</source>
            <translation>output_padding bis {most} ({name})</translation>
        </message>
        <message>
            <source>padding up to {limit} ({side})</source>
            <translation>padding bis {limit} ({side})</translation>
        </message>
        <message>
            <source>padding up to {number} ({name})</source>
            <translation>padding bis {number} ({name})</translation>
        </message>
        <message>
            <source>per channel</source>
            <translation>je Kanal</translation>
        </message>
        <message>
            <source>right</source>
            <translation>rechts</translation>
        </message>
        <message>
            <source>rows of values</source>
            <translation>Zeilen von Werten</translation>
        </message>
        <message>
            <source>sequences</source>
            <translation>Sequenzen</translation>
        </message>
        <message>
            <source>several ways</source>
            <translation>mehrere Möglichkeiten</translation>
        </message>
        <message>
            <source>size, of {image} = {output}</source>
            <translation>size, von {image} = {output}</translation>
        </message>
        <message>
            <source>sizes that hold {values:,} values</source>
            <translation>Größen, die {values:,} Werte fassen</translation>
        </message>
        <message>
            <source>softmax(Q·Kᵀ/√d)·V in several heads, with learned projections before and behind (Vaswani et al. 2017). Join one layer to all three for self-attention.</source>
            <translation>softmax(Q·Kᵀ/√d)·V in mehreren Köpfen, mit gelernten Projektionen davor und dahinter (Vaswani et al. 2017). Eine Schicht mit allen dreien verbinden ergibt Self-Attention.</translation>
        </message>
        <message>
            <source>steps × features</source>
            <translation>Schritte × Merkmale</translation>
        </message>
        <message>
            <source>stride 1</source>
            <translation>stride 1</translation>
        </message>
        <message>
            <source>the {number:,} features of query</source>
            <translation>die {number:,} Merkmale von query</translation>
        </message>
        <message>
            <source>the {number:,} of axis {dim}</source>
            <translation>die {number:,} von Achse {dim}</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>top</source>
            <translation>oben</translation>
        </message>
        <message>
            <source>unchanged = {output:,}</source>
            <translation>unverändert = {output:,}</translation>
        </message>
        <message>
            <source>unchanged = {output}</source>
            <translation>unverändert = {output}</translation>
        </message>
        <message>
            <source>width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <source>x + p with p of the same shape (Gehring et al. 2017; Dosovitskiy et al. 2021); attention alone does not know what comes first.</source>
            <translation>x + p mit p derselben Form (Gehring et al. 2017; Dosovitskiy et al. 2021); Attention allein weiß nicht, was zuerst kommt.</translation>
        </message>
        <message>
            <source>x / (k + alpha/size · Σ x²)^beta over `size` channels around it (Krizhevsky et al. 2012: AlexNet). BatchNorm has taken its place.</source>
            <translation>x / (k + alpha/size · Σ x²)^beta über `size` Kanäle ringsum (Krizhevsky et al. 2012: AlexNet). BatchNorm ist an ihre Stelle getreten.</translation>
        </message>
        <message>
            <source>x for x &gt; 0, alpha · (eˣ − 1) below (Clevert et al. 2016).</source>
            <translation>x für x &gt; 0, darunter alpha · (eˣ − 1) (Clevert et al. 2016).</translation>
        </message>
        <message>
            <source>x for x ≥ 0, a · x below, with one learned a, or one per channel (He et al. 2015: Delving deep into rectifiers).</source>
            <translation>x für x ≥ 0, darunter a · x, mit einem gelernten a oder einem je Kanal (He et al. 2015: Delving deep into rectifiers).</translation>
        </message>
        <message>
            <source>x for x ≥ 0, negative_slope · x below (Maas et al. 2013).</source>
            <translation>x für x ≥ 0, darunter negative_slope · x (Maas et al. 2013).</translation>
        </message>
        <message>
            <source>x · min(max(0, x + 3), 6) / 6 (Howard et al. 2019: MobileNetV3).</source>
            <translation>x · min(max(0, x + 3), 6) / 6 (Howard et al. 2019: MobileNetV3).</translation>
        </message>
        <message>
            <source>x · Φ(x) (Hendrycks &amp; Gimpel 2016): the bend of transformers and ConvNeXt.</source>
            <translation>x · Φ(x) (Hendrycks &amp; Gimpel 2016): der Knick von Transformern und ConvNeXt.</translation>
        </message>
        <message>
            <source>x · σ(x) (Ramachandran et al. 2017): the bend of EfficientNet.</source>
            <translation>x · σ(x) (Ramachandran et al. 2017): der Knick von EfficientNet.</translation>
        </message>
        <message>
            <source>x − ln Σ eˣ (torch.nn.LogSoftmax); cross-entropy does this itself, too.</source>
            <translation>x − ln Σ eˣ (torch.nn.LogSoftmax); die Kreuzentropie tut auch dies selbst.</translation>
        </message>
        <message>
            <source>yes or no</source>
            <translation>Ja oder Nein</translation>
        </message>
        <message>
            <source>{channels} / {groups} leaves {number}</source>
            <translation>{channels} / {groups} lässt Rest {number}</translation>
        </message>
        <message>
            <source>{channels} / {r}² leaves {number}</source>
            <translation>{channels} / {r}² lässt Rest {number}</translation>
        </message>
        <message>
            <source>{classes:,} scores</source>
            <translation>{classes:,} Scores</translation>
        </message>
        <message>
            <source>{division}, one column is not used</source>
            <translation>{division}, eine Spalte übrig</translation>
        </message>
        <message>
            <source>{division}, one frame is not used</source>
            <translation>{division}, ein Einzelbild übrig</translation>
        </message>
        <message>
            <source>{division}, one row is not used</source>
            <translation>{division}, eine Zeile übrig</translation>
        </message>
        <message>
            <source>{division}, one value is not used</source>
            <translation>{division}, ein Wert übrig</translation>
        </message>
        <message>
            <source>{division}, what is left over is padding</source>
            <translation>{division}, Rest ist Rand</translation>
        </message>
        <message>
            <source>{division}, {lines} are not used</source>
            <translation>{division}, {lines} übrig</translation>
        </message>
        <message>
            <source>{first} to {last}, or -1</source>
            <translation>{first} bis {last}, oder -1</translation>
        </message>
        <message>
            <source>{groups} groups do not divide {name} {channels}</source>
            <translation>{groups} Gruppen teilen {name} {channels} nicht</translation>
        </message>
        <message>
            <source>{key:,} × any</source>
            <translation>{key:,} × beliebig</translation>
        </message>
        <message>
            <source>{layer} has no axis {dim} to work along</source>
            <translation>{layer} hat keine Achse {dim}, längs der zu arbeiten wäre</translation>
        </message>
        <message>
            <source>{layer} needs a row of values, not {one}</source>
            <translation>{layer} braucht eine Zeile von Werten, bekommt aber {one}</translation>
        </message>
        <message>
            <source>{layer} needs inputs of the same shape</source>
            <translation>{layer} braucht Eingänge derselben Form</translation>
        </message>
        <message>
            <source>{layer} works on {several}</source>
            <translation>{layer} arbeitet auf: {several}</translation>
        </message>
        <message>
            <source>{lines} dropped: the size does not divide evenly.</source>
            <translation>{lines} entfallen: die Größe geht nicht auf.</translation>
        </message>
        <message>
            <source>{min_val:g} to {max_val:g}</source>
            <translation>{min_val:g} bis {max_val:g}</translation>
        </message>
        <message>
            <source>{number:,} classes</source>
            <translation>{number:,} Klassen</translation>
        </message>
        <message>
            <source>{number:,} classes per pixel</source>
            <translation>{number:,} Klassen je Pixel</translation>
        </message>
        <message>
            <source>{number} axes</source>
            <translation>{number} Achsen</translation>
        </message>
        <message>
            <source>{number} groups</source>
            <translation>{number} Gruppen</translation>
        </message>
        <message>
            <source>{number} layers</source>
            <translation>{number} Schichten</translation>
        </message>
        <message>
            <source>{number} parts</source>
            <translation>{number} Teile</translation>
        </message>
        <message>
            <source>{number} to {size}; 0 is the end</source>
            <translation>{number} bis {size}; 0 ist das Ende</translation>
        </message>
        <message numerus="yes">
            <source>{n} columns</source>
            <translation>
                <numerusform>{n} Spalte</numerusform>
                <numerusform>{n} Spalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} frames</source>
            <translation>
                <numerusform>{n} Einzelbild</numerusform>
                <numerusform>{n} Einzelbilder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} heads</source>
            <translation>
                <numerusform>{n} Kopf</numerusform>
                <numerusform>{n} Köpfe</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} inputs</source>
            <translation>
                <numerusform>{n} Eingang</numerusform>
                <numerusform>{n} Eingänge</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} rows</source>
            <translation>
                <numerusform>{n} Zeile</numerusform>
                <numerusform>{n} Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} values</source>
            <translation>
                <numerusform>{n} Wert</numerusform>
                <numerusform>{n} Werte</numerusform>
            </translation>
        </message>
        <message>
            <source>{of} / {value} leaves {number}</source>
            <translation>{of} / {value} lässt Rest {number}</translation>
        </message>
        <message numerus="yes">
            <source>{param} does not go with an input of {n} axes</source>
            <translation>
                <numerusform>{param} passt nicht zu einem Eingang mit {n} Achse</numerusform>
                <numerusform>{param} passt nicht zu einem Eingang mit {n} Achsen</numerusform>
            </translation>
        </message>
        <message>
            <source>{param} of {layer} does not divide {what}</source>
            <translation>{param} von {layer} teilt nicht: {what}</translation>
        </message>
        <message>
            <source>{pixels:,} pixels look at {pixels:,} each: that needs much memory. Halve the map before.</source>
            <translation>{pixels:,} Pixel schauen auf je {pixels:,}: das braucht viel Speicher. Die Karte davor halbieren.</translation>
        </message>
        <message>
            <source>{size} / {patch} leaves {number}</source>
            <translation>{size} / {patch} lässt Rest {number}</translation>
        </message>
        <message>
            <source>{size} / {r} leaves {number}</source>
            <translation>{size} / {r} lässt Rest {number}</translation>
        </message>
        <message>
            <source>{values:,} / {known:,} is no whole number</source>
            <translation>{values:,} / {known:,} ist keine ganze Zahl</translation>
        </message>
        <message>
            <source>{value} to {number}</source>
            <translation>{value} bis {number}</translation>
        </message>
        <message>
            <source>γ·(x − mean)/√(var + eps) + β over the last axes (Ba et al. 2016), or over the channels at each pixel by itself, as ConvNeXt does (Liu et al. 2022).</source>
            <translation>γ·(x − mean)/√(var + eps) + β über die letzten Achsen (Ba et al. 2016), oder an jedem Pixel für sich über die Kanäle, wie in ConvNeXt (Liu et al. 2022).</translation>
        </message>
        <message>
            <source>γ·(x − mean)/√(var + eps) + β with learned γ and β per channel (Wu &amp; He 2018): it works with batches of any size.</source>
            <translation>γ·(x − mean)/√(var + eps) + β mit gelerntem γ und β je Kanal (Wu &amp; He 2018): geht mit Batches jeder Größe.</translation>
        </message>
    </context>
    <context>
        <name>Legend</name>
        <message>
            <source>Lines: {0}</source>
            <translation>Linien: {0}</translation>
        </message>
    </context>
    <context>
        <name>LessonCard</name>
        <message>
            <source>All lessons</source>
            <translation>Alle Lektionen</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Read on</source>
            <translation>Weiterlesen</translation>
        </message>
        <message>
            <source>Step {0} of {1}</source>
            <translation>Schritt {0} von {1}</translation>
        </message>
        <message>
            <source>To remember</source>
            <translation>Zum Merken</translation>
        </message>
        <message>
            <source>{0} · done</source>
            <translation>{0} · geschafft</translation>
        </message>
    </context>
    <context>
        <name>LessonList</name>
        <message>
            <source>About {0} minutes</source>
            <translation>Etwa {0} Minuten</translation>
        </message>
        <message>
            <source>Each takes a few minutes: it opens a sample, asks for something, and notices when it is done.</source>
            <translation>Jede dauert wenige Minuten: sie öffnet ein Beispiel, bittet um etwas und merkt, wenn es getan ist.</translation>
        </message>
        <message>
            <source>done</source>
            <translation>geschafft</translation>
        </message>
        <message>
            <source>{0}. {1}</source>
            <translation>{0}. {1}</translation>
        </message>
    </context>
    <context>
        <name>Lessons</name>
        <message>
            <source>(28 + 2 · 2 − 5) / 1 + 1 = 28: the size stays. With an odd kernel k and stride 1 the padding for that is (k − 1) / 2.</source>
            <translation>(28 + 2 · 2 − 5) / 1 + 1 = 28: die Größe bleibt. Bei ungeradem Kern k und stride 1 ist das padding dafür (k − 1) / 2.</translation>
        </message>
        <message>
            <source>28 became 24, since (28 + 2 · 0 − 5) / 1 + 1 = 24. Two pixels are gone at every side, and with them a part of what was drawn there.</source>
            <translation>Aus 28 wurde 24, denn (28 + 2 · 0 − 5) / 1 + 1 = 24. An jeder Seite fehlen zwei Pixel, und mit ihnen ein Teil dessen, was dort gezeichnet war.</translation>
        </message>
        <message>
            <source>6 × 28 × 28 becomes 6 × 14 × 14: of 4,704 values 1,176 are left. A window of 2 × 2 with stride 2 discards 75 % of the values, and has 0 parameters.</source>
            <translation>Aus 6 × 28 × 28 wird 6 × 14 × 14: von 4,704 Werten bleiben 1,176. Ein Fenster von 2 × 2 mit stride 2 verwirft 75 % der Werte und hat 0 Parameter.</translation>
        </message>
        <message>
            <source>8 × 8 pixels: conv1 sees 3, pooling makes it 4 and puts neighbours 2 pixels apart, and the 3 × 3 window on top adds (3 − 1) · 2 more.</source>
            <translation>8 × 8 Pixel: conv1 sieht 3, das Pooling macht 4 daraus und rückt Nachbarn 2 Pixel auseinander, und das 3 × 3-Fenster darüber fügt (3 − 1) · 2 hinzu.</translation>
        </message>
        <message>
            <source>A Flatten is back between pool2 and fc1: 16 · 5 · 5 = 400 values.</source>
            <translation>Zwischen pool2 und fc1 liegt wieder ein Flatten: 16 · 5 · 5 = 400 Werte.</translation>
        </message>
        <message>
            <source>A convolution slides a small window of weights over the image and writes down, at every place, how well the image fits the weights. One window is a filter, and what it writes is a feature map.</source>
            <translation>Eine Faltung schiebt ein kleines Fenster von Gewichten über das Bild und schreibt an jeder Stelle auf, wie gut das Bild zu den Gewichten passt. Ein Fenster ist ein Filter, und was er aufschreibt, ist eine Merkmalskarte.</translation>
        </message>
        <message>
            <source>A feature map is a picture of where a filter found what it looks for. Some are easy to read and many are not; both is normal.</source>
            <translation>Eine Merkmalskarte ist ein Bild davon, wo ein Filter fand, was er sucht. Einige sind leicht zu lesen, viele nicht; beides ist normal.</translation>
        </message>
        <message>
            <source>A network can learn its training images by heart without learning what they have in common. The validation images, which it never trains on, tell.</source>
            <translation>Ein Netz kann seine Trainingsbilder auswendig lernen, ohne zu lernen, was sie gemeinsam haben. Die Validierungsbilder, mit denen es nie trainiert, verraten das.</translation>
        </message>
        <message>
            <source>A network is made for one shape of image and one number of classes. Both are set at its two ends, and everything between follows.</source>
            <translation>Ein Netz ist für eine Form von Bildern und eine Zahl von Klassen gemacht. Beides steht an seinen zwei Enden, und alles dazwischen folgt.</translation>
        </message>
        <message>
            <source>A note in Problems says that the bias of conv1 has no effect now. Apply its fix, or switch bias off.</source>
            <translation>Ein Hinweis unter „Probleme“ sagt, dass der Bias von conv1 jetzt nichts mehr bewirkt. Seine Abhilfe anwenden, oder bias ausschalten.</translation>
        </message>
        <message>
            <source>A skip connection carries what enters a few layers past them and adds it to what they give: x + F(x). The layers only have to learn the difference.</source>
            <translation>Eine Abkürzung trägt, was in einige Schichten hineingeht, an ihnen vorbei und addiert es zu ihrer Ausgabe: x + F(x). Die Schichten müssen nur den Unterschied lernen.</translation>
        </message>
        <message>
            <source>A value in a map depends on a patch of the image only: its receptive field. What is larger than that patch it cannot see.</source>
            <translation>Ein Wert einer Karte hängt nur von einem Ausschnitt des Bildes ab: seinem rezeptiven Feld. Was größer ist als dieser Ausschnitt, kann er nicht sehen.</translation>
        </message>
        <message>
            <source>A window of 5 × 5 cannot be centred on a pixel at the border: part of it would hang over. Padding puts a frame of zeros around the image to give it room.</source>
            <translation>Ein Fenster von 5 × 5 lässt sich nicht auf einen Pixel am Rand setzen: ein Teil hinge über. padding legt einen Rahmen aus Nullen um das Bild und gibt ihm Platz.</translation>
        </message>
        <message>
            <source>Add a third convolution behind relu2: select relu2, press Tab, type conv and press Enter.</source>
            <translation>Hinter relu2 eine dritte Faltung hinzufügen: relu2 auswählen, Tab drücken, conv tippen und die Eingabetaste drücken.</translation>
        </message>
        <message>
            <source>An even window has no middle: with padding 2 the map grows to 29, with 1 it shrinks to 27. This is why kernels are nearly always odd.</source>
            <translation>Ein gerades Fenster hat keine Mitte: mit padding 2 wächst die Karte auf 29, mit 1 schrumpft sie auf 27. Darum sind Kerne fast immer ungerade.</translation>
        </message>
        <message>
            <source>Another filter answers to something else: an edge that runs another way, the inside of a stroke, or the paper around it.</source>
            <translation>Ein anderer Filter antwortet auf etwas anderes: eine Kante in anderer Richtung, das Innere eines Strichs, oder das Papier ringsum.</translation>
        </message>
        <message>
            <source>Apply the fix: press Alt+Enter, or click on it.</source>
            <translation>Die Abhilfe anwenden: Alt+Return drücken oder sie anklicken.</translation>
        </message>
        <message>
            <source>At first the weights were random. Each step moved them a little, so that the loss became smaller; nobody told them what to look for.</source>
            <translation>Zuerst waren die Gewichte zufällig. Jeder Schritt hat sie ein wenig bewegt, sodass der Loss kleiner wurde; niemand hat ihnen gesagt, wonach sie suchen sollen.</translation>
        </message>
        <message>
            <source>BatchNorm</source>
            <translation>BatchNorm</translation>
        </message>
        <message>
            <source>BatchNorm subtracts the mean, and with it any constant: 16 parameters that could not do anything are gone.</source>
            <translation>BatchNorm zieht den Mittelwert ab und mit ihm jede Konstante: 16 Parameter, die nichts bewirken konnten, sind weg.</translation>
        </message>
        <message>
            <source>Both bring 32 × 14 × 14. Adding goes value by value, so the shapes must be equal. The shortcut is a 1 × 1 convolution with stride 2: it makes the 16 × 28 × 28 of before fit.</source>
            <translation>Beide bringen 32 × 14 × 14. Addiert wird Wert für Wert, darum müssen die Formen gleich sein. Die Abkürzung ist eine 1 × 1-Faltung mit stride 2: sie macht die 16 × 28 × 28 von davor passend.</translation>
        </message>
        <message>
            <source>Choose the size by the smallest thing that must be told apart, not by the camera: twice the height and width cost four times the work. Keep images of one scene in one part of the data, or the validation will flatter you.</source>
            <translation>Die Größe richtet sich nach dem Kleinsten, das zu unterscheiden ist, nicht nach der Kamera: doppelte Höhe und Breite kosten viermal so viel Arbeit. Bilder einer Szene gehören in einen Teil der Daten, sonst schmeichelt die Validierung.</translation>
        </message>
        <message>
            <source>Compare the maps with those of a digit that it gets right, and read the numbers beside the image: how sure was it?</source>
            <translation>Die Karten mit denen einer Ziffer vergleichen, die es richtig liest, und die Zahlen neben dem Bild lesen: wie sicher war es sich?</translation>
        </message>
        <message>
            <source>Delete flatten1.</source>
            <translation>flatten1 löschen.</translation>
        </message>
        <message>
            <source>Depth and receptive field</source>
            <translation>Tiefe und rezeptives Feld</translation>
        </message>
        <message>
            <source>Every shape fits, and still it is an error here. Cross-entropy contains the softmax already; with a second one a network learns more slowly and worse. Plain PyTorch says nothing: such mistakes are the expensive ones.</source>
            <translation>Jede Form passt, und doch ist es hier ein Fehler. Die Kreuzentropie enthält den Softmax schon; mit einem zweiten lernt ein Netz langsamer und schlechter. PyTorch selbst sagt nichts: solche Fehler sind die teuren.</translation>
        </message>
        <message>
            <source>Every shape has followed. fc1 takes 32 · 16 · 16 = 8,192 values now in place of 1,568: most parameters of this network are there. The error at the input is about the data: the digits do not fit any more.</source>
            <translation>Jede Form ist gefolgt. fc1 nimmt jetzt 32 · 16 · 16 = 8,192 Werte statt 1,568: dort sind die meisten Parameter dieses Netzes. Der Fehler am Eingang betrifft die Daten: die Ziffern passen nicht mehr.</translation>
        </message>
        <message>
            <source>Everybody who builds networks makes these two, and one of them goes unnoticed. Make them on purpose once.</source>
            <translation>Diese zwei macht jeder, der Netze baut, und einer davon bleibt unbemerkt. Einmal mit Absicht machen.</translation>
        </message>
        <message>
            <source>Go to Inspect (Ctrl+3) and select conv1, the first Conv2d.</source>
            <translation>Zu „Ansehen“ gehen (Strg+3) und conv1, das erste Conv2d, auswählen.</translation>
        </message>
        <message>
            <source>Go to Train (Ctrl+2) and set the training images to 200.</source>
            <translation>Zu „Trainieren“ gehen (Strg+2) und die Trainingsbilder auf 200 setzen.</translation>
        </message>
        <message>
            <source>Go to an image that the network gets wrong (Run &gt; Next mistake), or show another image.</source>
            <translation>Zu einem Bild gehen, bei dem das Netz irrt (Lauf &gt; Nächster Irrtum), oder ein anderes Bild zeigen.</translation>
        </message>
        <message>
            <source>In Inspect, select conv2, the second Conv2d.</source>
            <translation>In „Ansehen“ conv2, das zweite Conv2d, auswählen.</translation>
        </message>
        <message>
            <source>In training it uses the numbers of the batch, afterwards the running ones: so it wants batches that are not tiny, and a network must be told when it is tested. It does not replace scaling the images at the input.</source>
            <translation>Im Training nimmt sie die Zahlen des Batches, danach die laufenden: darum will sie Batches, die nicht winzig sind, und ein Netz muss wissen, wann es geprüft wird. Sie ersetzt nicht das Skalieren der Bilder am Eingang.</translation>
        </message>
        <message>
            <source>It sees 12 × 12: each further 3 × 3 window adds as much as neighbours are apart, twice. Depth is how small windows come to see large things.</source>
            <translation>Sie sieht 12 × 12: jedes weitere 3 × 3-Fenster fügt zweimal den Abstand der Nachbarn hinzu. Durch Tiefe sehen kleine Fenster große Dinge.</translation>
        </message>
        <message>
            <source>Its neighbours have been joined. Now 1,600 values reach fc1 in place of 400, and its parameters have grown from 48,120 to 192,120.</source>
            <translation>Ihre Nachbarn sind verbunden worden. Jetzt erreichen fc1 1,600 Werte statt 400, und seine Parameter sind von 48,120 auf 192,120 gewachsen.</translation>
        </message>
        <message>
            <source>Its usual place is before the activation. It has two parameters for each of the 16 channels, and keeps a running mean and variance besides.</source>
            <translation>Ihr üblicher Platz ist vor der Aktivierung. Sie hat zwei Parameter für jeden der 16 Kanäle und führt außerdem laufenden Mittelwert und Varianz.</translation>
        </message>
        <message>
            <source>Let fc1 give four values: select it and set its out_features to 4.</source>
            <translation>fc1 vier Werte geben lassen: auswählen und sein out_features auf 4 setzen.</translation>
        </message>
        <message>
            <source>Look at the range under each map before comparing two of them: with a range of its own, every map looks equally bright. A map shows what a layer answers to; it is not yet a reason for what the network decides.</source>
            <translation>Vor dem Vergleich zweier Karten auf den Bereich darunter sehen: mit eigenem Bereich wirkt jede Karte gleich hell. Eine Karte zeigt, worauf eine Schicht antwortet; sie ist noch kein Grund für die Entscheidung des Netzes.</translation>
        </message>
        <message>
            <source>Mend it with the offered fix (Alt+Enter).</source>
            <translation>Mit der angebotenen Abhilfe beheben (Alt+Return).</translation>
        </message>
        <message>
            <source>Mistakes that everyone makes</source>
            <translation>Fehler, die jeder macht</translation>
        </message>
        <message>
            <source>More and more varied images help first, and augmentation is the cheapest way to them; then come dropout and weight decay, then a smaller network. The gap alone is no mistake: what counts is how good the validation is.</source>
            <translation>Zuerst helfen mehr und vielfältigere Bilder, und Augmentierung ist der billigste Weg dahin; dann kommen Dropout und Gewichtsabnahme, dann ein kleineres Netz. Der Abstand allein ist kein Fehler: es zählt, wie gut die Validierung ist.</translation>
        </message>
        <message>
            <source>Now set the kernel size of conv1 to 4.</source>
            <translation>Jetzt die Kerngröße von conv1 auf 4 setzen.</translation>
        </message>
        <message>
            <source>On the way back the gradient takes the shortcut, too: it reaches early layers without being multiplied at every layer. This is what made networks of more than a hundred layers trainable (He et al. 2016).</source>
            <translation>Auf dem Rückweg nimmt auch der Gradient die Abkürzung: er erreicht frühe Schichten, ohne an jeder multipliziert zu werden. Erst das machte Netze mit mehr als hundert Schichten trainierbar (He et al. 2016).</translation>
        </message>
        <message>
            <source>One layer is red, the cause; the others wait. The message says what was expected, what came, and which change makes them equal.</source>
            <translation>Eine Schicht ist rot, die Ursache; die anderen warten. Die Meldung sagt, was erwartet war, was kam, und welche Änderung beides gleich macht.</translation>
        </message>
        <message>
            <source>One logit for each class. Their order is that of the classes' names.</source>
            <translation>Ein Logit für jede Klasse. Ihre Reihenfolge ist die der Klassennamen.</translation>
        </message>
        <message>
            <source>Overfitting</source>
            <translation>Überanpassung</translation>
        </message>
        <message>
            <source>Padding keeps the size, so that a network can be deeper than its image is wide. It has a price: values near the border are computed from zeros that nobody photographed.</source>
            <translation>padding erhält die Größe, sodass ein Netz tiefer sein kann, als sein Bild breit ist. Das hat einen Preis: Werte nahe am Rand werden aus Nullen berechnet, die niemand fotografiert hat.</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>Pooling</translation>
        </message>
        <message>
            <source>Pooling is controlled compression. It makes the answer robust to small shifts (not invariant: a shift by one pixel can still change it) and lets the layers behind see more of the image. A convolution with stride 2 does the same with weights that are learned.</source>
            <translation>Pooling ist gesteuerte Kompression. Es macht die Antwort unempfindlich gegen kleine Verschiebungen (nicht invariant: ein Pixel kann sie noch ändern) und lässt die Schichten dahinter mehr vom Bild sehen. Eine Faltung mit stride 2 tut dasselbe mit gelernten Gewichten.</translation>
        </message>
        <message>
            <source>Pooling itself saves no parameter; the dense layer behind it does, as it has fewer values to look at.</source>
            <translation>Das Pooling selbst spart keinen Parameter; die dichte Schicht dahinter tut es, denn sie hat weniger Werte zu betrachten.</translation>
        </message>
        <message>
            <source>Pooling takes each small window of a map and keeps one number of it: the largest (MaxPool2d) or the mean (AvgPool2d). It learns nothing.</source>
            <translation>Pooling nimmt jedes kleine Fenster einer Karte und behält eine Zahl davon: die größte (MaxPool2d) oder den Mittelwert (AvgPool2d). Es lernt nichts.</translation>
        </message>
        <message>
            <source>Press Ctrl+Z until conv1 gives 6 × 28 × 28 again.</source>
            <translation>Strg+Z drücken, bis conv1 wieder 6 × 28 × 28 ausgibt.</translation>
        </message>
        <message>
            <source>Press Train (F5) and let one epoch finish.</source>
            <translation>„Trainieren“ drücken (F5) und eine Epoche enden lassen.</translation>
        </message>
        <message>
            <source>Put a BatchNorm2d between conv1 and relu1: drag it onto the wire, or select conv1, press Tab, type bn and press Enter.</source>
            <translation>Eine BatchNorm2d zwischen conv1 und relu1 setzen: sie auf die Verbindung ziehen, oder conv1 auswählen, Tab drücken, bn tippen und die Eingabetaste drücken.</translation>
        </message>
        <message>
            <source>Put a Softmax between fc3, the last Linear, and output: select fc3, press Tab, type softmax and press Enter.</source>
            <translation>Einen Softmax zwischen fc3, das letzte Linear, und output setzen: fc3 auswählen, Tab drücken, softmax tippen und die Eingabetaste drücken.</translation>
        </message>
        <message>
            <source>Reading feature maps</source>
            <translation>Merkmalskarten lesen</translation>
        </message>
        <message>
            <source>Select add1, where two ways meet.</source>
            <translation>add1 auswählen, wo sich zwei Wege treffen.</translation>
        </message>
        <message>
            <source>Select conv1 and set its padding to 0.</source>
            <translation>conv1 auswählen und sein padding auf 0 setzen.</translation>
        </message>
        <message>
            <source>Select conv2, and find its receptive field in Properties.</source>
            <translation>conv2 auswählen und sein rezeptives Feld in den Eigenschaften finden.</translation>
        </message>
        <message>
            <source>Select input and set its shape to 3 × 64 × 64: colour, 64 pixels high and wide.</source>
            <translation>input auswählen und seine Form auf 3 × 64 × 64 setzen: Farbe, 64 Pixel hoch und breit.</translation>
        </message>
        <message>
            <source>Select output and set its classes to 4, as for four folders of images.</source>
            <translation>output auswählen und seine Klassen auf 4 setzen, wie für vier Ordner mit Bildern.</translation>
        </message>
        <message>
            <source>Select pool1, the first MaxPool2d, and compare the shapes before and behind it.</source>
            <translation>pool1, das erste MaxPool2d, auswählen und die Formen davor und dahinter vergleichen.</translation>
        </message>
        <message>
            <source>Select pool2, the second MaxPool2d, delete it (key Delete), and watch fc1.</source>
            <translation>pool2, das zweite MaxPool2d, auswählen, löschen (Taste Entf) und fc1 beobachten.</translation>
        </message>
        <message>
            <source>Set its padding to 2 again, or press Ctrl+Z.</source>
            <translation>Sein padding wieder auf 2 setzen, oder Strg+Z drücken.</translation>
        </message>
        <message>
            <source>Set the epochs to 30, press Train (F5) and watch both losses.</source>
            <translation>Die Epochen auf 30 setzen, „Trainieren“ drücken (F5) und beide Losse beobachten.</translation>
        </message>
        <message>
            <source>Set the learning rate to 0.01, ten times as much, and train an epoch.</source>
            <translation>Die Lernrate auf 0.01 setzen, zehnmal so viel, und eine Epoche trainieren.</translation>
        </message>
        <message>
            <source>Set the out_channels of the layer shortcut to 16.</source>
            <translation>out_channels der Schicht shortcut auf 16 setzen.</translation>
        </message>
        <message>
            <source>Set the stride of conv1 to 2.</source>
            <translation>stride von conv1 auf 2 setzen.</translation>
        </message>
        <message>
            <source>Set the training images to 4,000 again, the epochs to 5, and train anew.</source>
            <translation>Die Trainingsbilder wieder auf 4,000 setzen, die Epochen auf 5, und neu trainieren.</translation>
        </message>
        <message>
            <source>Shapes that do not fit are the harmless kind, since they are noticed. Read the warnings, too: they tell of what would run and disappoint.</source>
            <translation>Formen, die nicht passen, sind die harmlose Art, denn man bemerkt sie. Auch die Warnungen lesen: sie erzählen, was zwar liefe, aber enttäuschte.</translation>
        </message>
        <message>
            <source>Show another image (Ctrl+Right).</source>
            <translation>Ein anderes Bild zeigen (Strg+Rechts).</translation>
        </message>
        <message>
            <source>Skip connections</source>
            <translation>Abkürzungen</translation>
        </message>
        <message>
            <source>Step to another map with the key ], or click on one.</source>
            <translation>Mit der Taste ] zu einer anderen Karte gehen, oder eine anklicken.</translation>
        </message>
        <message>
            <source>Take that back with Ctrl+Z.</source>
            <translation>Mit Strg+Z zurücknehmen.</translation>
        </message>
        <message>
            <source>Take the Softmax out again.</source>
            <translation>Den Softmax wieder herausnehmen.</translation>
        </message>
        <message>
            <source>That was one undo step, like everything here.</source>
            <translation>Das war ein einziger Schritt zum Zurücknehmen, wie alles hier.</translation>
        </message>
        <message>
            <source>The filters stay, the maps change. The same few weights serve for every image and for every place of it.</source>
            <translation>Die Filter bleiben, die Karten ändern sich. Dieselben wenigen Gewichte dienen jedem Bild und jeder Stelle darin.</translation>
        </message>
        <message>
            <source>The loss on training images goes towards 0. That on validation images stops falling, and it may rise: the curves part.</source>
            <translation>Der Loss auf Trainingsbildern geht gegen 0. Der auf Validierungsbildern fällt nicht mehr, vielleicht steigt er: die Kurven trennen sich.</translation>
        </message>
        <message>
            <source>The maps follow while it trains. Those that a bright stroke runs through now differ more from each other.</source>
            <translation>Die Karten folgen dem Training. Die, durch die ein heller Strich läuft, unterscheiden sich jetzt mehr voneinander.</translation>
        </message>
        <message>
            <source>The network ends in logits. Where probabilities are shown, the softmax is applied there.</source>
            <translation>Das Netz endet in Logits. Wo Wahrscheinlichkeiten gezeigt werden, wird der Softmax dort angewandt.</translation>
        </message>
        <message>
            <source>The network has 203,530 parameters: about a thousand for each image.</source>
            <translation>Das Netz hat 203,530 Parameter: etwa tausend für jedes Bild.</translation>
        </message>
        <message>
            <source>The rest of the network has followed every one of your edits.</source>
            <translation>Der Rest des Netzes ist jeder Änderung gefolgt.</translation>
        </message>
        <message>
            <source>The same network with twenty times the images: the curves stay together for longer, and more of the validation images are right.</source>
            <translation>Dasselbe Netz mit zwanzigmal so vielen Bildern: die Kurven bleiben länger beisammen, und mehr Validierungsbilder sind richtig.</translation>
        </message>
        <message>
            <source>The weights are random, and still the digit can be seen in the maps: random filters find edges, too. That a map looks sharp proves nothing.</source>
            <translation>Die Gewichte sind zufällig, und doch ist die Ziffer in den Karten zu sehen: auch zufällige Filter finden Kanten. Dass eine Karte scharf aussieht, beweist nichts.</translation>
        </message>
        <message>
            <source>There are 16 maps, one for each of the 16 filters of 3 × 3 weights. Where a map is bright, its filter fits the image well.</source>
            <translation>Es sind 16 Karten, eine für jeden der 16 Filter mit 3 × 3 Gewichten. Wo eine Karte hell ist, passt ihr Filter gut zum Bild.</translation>
        </message>
        <message>
            <source>These maps are 10 × 10: coarse in place, but each mixes all six maps of before. The deeper a layer, the less its maps look like the image.</source>
            <translation>Diese Karten sind 10 × 10: grob im Ort, aber jede mischt alle sechs Karten davor. Je tiefer eine Schicht, desto weniger sehen ihre Karten wie das Bild aus.</translation>
        </message>
        <message>
            <source>Train the network for an epoch (F5).</source>
            <translation>Das Netz eine Epoche trainieren (F5).</translation>
        </message>
        <message>
            <source>Two windows of 3 × 3 see 5 × 5 with 18 weights for each pair of channels in place of 25, and with a bend between them; their maps take more memory in training. These are outer limits: pixels in the middle of the field count for much more than those at its edge (Luo et al. 2016).</source>
            <translation>Zwei Fenster von 3 × 3 sehen 5 × 5 mit 18 Gewichten je Paar von Kanälen statt 25 und mit einem Knick dazwischen; ihre Karten brauchen im Training mehr Speicher. Das sind äußere Grenzen: Pixel in der Mitte des Feldes zählen viel mehr als die am Rand (Luo et al. 2016).</translation>
        </message>
        <message>
            <source>What a filter does</source>
            <translation>Was ein Filter tut</translation>
        </message>
        <message>
            <source>While a network trains, what reaches a layer changes with every step of the layers before. BatchNorm brings each channel to mean 0 and variance 1, over the images of the batch, and then learns a scale and a shift for it.</source>
            <translation>Während ein Netz lernt, ändert sich mit jedem Schritt der Schichten davor, was eine Schicht erreicht. BatchNorm bringt jeden Kanal über die Bilder des Batches auf Mittelwert 0 und Varianz 1 und lernt dann eine Skala und einen Versatz dafür.</translation>
        </message>
        <message>
            <source>Why padding</source>
            <translation>Warum padding</translation>
        </message>
        <message>
            <source>With BatchNorm higher rates stay stable, and how the weights were initialized matters less.</source>
            <translation>Mit BatchNorm bleiben größere Raten stabil, und es kommt weniger darauf an, wie die Gewichte beginnen.</translation>
        </message>
        <message>
            <source>Your own images</source>
            <translation>Eigene Bilder</translation>
        </message>
        <message>
            <source>conv1 has 16 · (3 · 3 · 1) weights and 16 biases: 160 parameters, whatever the size of the image. A dense layer from 28 × 28 pixels to 16 maps of that size would need 9.8 million weights. (What torch calls convolution does not flip the window: strictly it is a cross-correlation. As the weights are learned, that makes no difference.)</source>
            <translation>conv1 hat 16 · (3 · 3 · 1) Gewichte und 16 Biaswerte: 160 Parameter, gleich wie groß das Bild ist. Eine dichte Schicht von 28 × 28 Pixeln auf 16 Karten dieser Größe bräuchte 9.8 Millionen Gewichte. (Was torch Faltung nennt, spiegelt das Fenster nicht: streng genommen ist es eine Kreuzkorrelation. Da die Gewichte gelernt werden, macht das keinen Unterschied.)</translation>
        </message>
        <message>
            <source>conv2 now sees 13 × 13 in place of 8 × 8, without one more weight. A stride early on widens all that follows, and makes every map smaller.</source>
            <translation>conv2 sieht jetzt 13 × 13 statt 8 × 8, ohne ein Gewicht mehr. Ein früher stride weitet alles Folgende und macht jede Karte kleiner.</translation>
        </message>
        <message>
            <source>fc1 still gives 10 values, and the message says so. Its fix would take your 4 back; here the layer is to follow.</source>
            <translation>fc1 gibt noch 10 Werte, und die Meldung sagt es. Ihre Abhilfe nähme die 4 zurück; hier soll die Schicht folgen.</translation>
        </message>
        <message>
            <source>fc1 takes a row of values for each image and gets maps. In plain PyTorch this is where “mat1 and mat2 shapes cannot be multiplied” comes from.</source>
            <translation>fc1 nimmt eine Zeile von Werten je Bild und bekommt Karten. In reinem PyTorch kommt daher „mat1 and mat2 shapes cannot be multiplied“.</translation>
        </message>
    </context>
    <context>
        <name>Links</name>
        <message>
            <source>No edge leads from {0} to {1}, as the link says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The network has no layer {0}, which the link names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run {0}, which the link names, is gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no class {0}, which the link names, but {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no image {0}, which the link names: there are {1}, and this is number {2}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no map {0}, which the link names, but {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no view {0}, which the link names.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LiveBars</name>
        <message>
            <source>bars: update size, live</source>
            <translation>Balken: Größe der Änderung, live</translation>
        </message>
        <message>
            <source>{0} of its weights a step</source>
            <translation>{0} der Gewichte je Schritt</translation>
        </message>
    </context>
    <context>
        <name>LiveStrip</name>
        <message>
            <source>At once</source>
            <translation>Sofort</translation>
        </message>
        <message>
            <source>Augmentation changes from epoch {0}.</source>
            <translation>Die Augmentierung ändert sich ab Epoche {0}.</translation>
        </message>
        <message>
            <source>Augmentation changes from the next epoch.</source>
            <translation>Die Augmentierung ändert sich ab der nächsten Epoche.</translation>
        </message>
        <message>
            <source>Augmentation changes too late for this run.</source>
            <translation>Die Augmentierung ändert sich zu spät für diesen Lauf.</translation>
        </message>
        <message>
            <source>Changes made here count from:</source>
            <translation>Änderungen von hier gelten ab:</translation>
        </message>
        <message>
            <source>From when on changes of the settings count</source>
            <translation>Ab wann Änderungen der Einstellungen gelten</translation>
        </message>
        <message>
            <source>It cannot change while {0} trains; a change is for the next.</source>
            <translation>Während {0} trainiert, kann es sich nicht ändern; eine Änderung gilt für den nächsten.</translation>
        </message>
        <message>
            <source>Next epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>Next run</source>
            <translation>Neuer Lauf</translation>
        </message>
        <message>
            <source>Once an epoch is finished, Stop keeps the best one.</source>
            <translation>Sobald eine Epoche fertig ist, behält Anhalten die beste.</translation>
        </message>
        <message>
            <source>Stop keeps epoch {0}, the best so far.</source>
            <translation>Anhalten behält Epoche {0}, bisher die beste.</translation>
        </message>
        <message>
            <source>The run stops after this step.</source>
            <translation>Der Lauf hält nach diesem Schritt an.</translation>
        </message>
        <message>
            <source>at once, was {0}</source>
            <translation>sofort, war {0}</translation>
        </message>
        <message>
            <source>for the next run; {0} has {1}</source>
            <translation>für den nächsten Lauf; {0} hat {1}</translation>
        </message>
        <message>
            <source>from epoch {0}, was {1}</source>
            <translation>ab Epoche {0}, war {1}</translation>
        </message>
        <message>
            <source>from the next epoch, was {0}</source>
            <translation>ab der nächsten Epoche, war {0}</translation>
        </message>
        <message>
            <source>too late for this run, which has {0}</source>
            <translation>zu spät für diesen Lauf, der {0} hat</translation>
        </message>
    </context>
    <context>
        <name>Looks</name>
        <message>
            <source>{0} takes {1} from {2}</source>
            <translation>{0} nimmt {1} von {2}</translation>
        </message>
    </context>
    <context>
        <name>LossRows</name>
        <message>
            <source>on logits, starts near ln {0} = {1}</source>
            <translation>auf Logits, beginnt nahe ln {0} = {1}</translation>
        </message>
        <message>
            <source>on logits; needs an Output with its classes</source>
            <translation>auf Logits; braucht einen Output mit seinen Klassen</translation>
        </message>
        <message numerus="yes">
            <source>{n} images</source>
            <translation>
                <numerusform>{n} Bild</numerusform>
                <numerusform>{n} Bildern</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Enter edits</source>
            <translation>Eingabetaste bearbeitet</translation>
        </message>
        <message>
            <source>F8 next problem</source>
            <translation>F8 nächstes Problem</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Schichten</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>Gliederung</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>Eigenschaften</translation>
        </message>
        <message>
            <source>drag or press Enter</source>
            <translation>ziehen/Enter</translation>
        </message>
    </context>
    <context>
        <name>MapHeader</name>
        <message>
            <source>Frame</source>
            <translation>Einzelbild</translation>
        </message>
        <message>
            <source>Order of the maps</source>
            <translation>Reihenfolge der Karten</translation>
        </message>
        <message>
            <source>The largest mean, maximum, variance or share of zeros first.</source>
            <translation>Die größten zuerst, nach Mittelwert, Maximum, Varianz oder Anteil der Nullen.</translation>
        </message>
        <message>
            <source>by maximum</source>
            <translation>nach Maximum</translation>
        </message>
        <message>
            <source>by mean</source>
            <translation>nach Mittelwert</translation>
        </message>
        <message>
            <source>by number</source>
            <translation>nach Nummer</translation>
        </message>
        <message>
            <source>by variance</source>
            <translation>nach Varianz</translation>
        </message>
        <message>
            <source>by zeros</source>
            <translation>nach Nullen</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} von {1}</translation>
        </message>
    </context>
    <context>
        <name>MapPanel</name>
        <message>
            <source>Every value is 0: this map is silent for this image.</source>
            <translation>Jeder Wert ist 0: diese Karte bleibt bei diesem Bild stumm.</translation>
        </message>
        <message>
            <source>Every value is {0}: this map tells nothing here.</source>
            <translation>Jeder Wert ist {0}: diese Karte sagt hier nichts.</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>This map is a single value: {0}.</source>
            <translation>Diese Karte ist ein einzelner Wert: {0}.</translation>
        </message>
        <message>
            <source>Values in this map</source>
            <translation>Werte in dieser Karte</translation>
        </message>
        <message>
            <source>each pixel sees one input pixel</source>
            <translation>jeder Pixel sieht einen Eingangspixel</translation>
        </message>
        <message>
            <source>each pixel sees the whole image</source>
            <translation>jeder Pixel sieht das ganze Bild</translation>
        </message>
        <message>
            <source>each pixel sees {0} {1} {2} input pixels</source>
            <translation>jeder Pixel sieht {0} {1} {2} Eingangspixel</translation>
        </message>
    </context>
    <context>
        <name>MapsPage</name>
        <message>
            <source>from {0}</source>
            <translation>aus {0}</translation>
        </message>
        <message>
            <source>value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>value, to 1/255 of its map's range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has no weights.</source>
            <translation>{0} hat keine Gewichte.</translation>
        </message>
        <message>
            <source>{0} has {1} parameters, and no filters to draw.</source>
            <translation>{0} hat {1} Parameter, aber keine Filter zum Zeichnen.</translation>
        </message>
    </context>
    <context>
        <name>Marks</name>
        <message>
            <source>The marks of wrong labels in {path} cannot be read: {reason}. Delete the file to begin anew.</source>
            <translation>Die Markierungen falscher Labels in {path} lassen sich nicht lesen: {reason}. Die Datei löschen, um neu zu beginnen.</translation>
        </message>
        <message>
            <source>expected lists of numbers, one for each part</source>
            <translation>erwartet sind Listen von Zahlen, eine je Teil</translation>
        </message>
        <message>
            <source>it is too large</source>
            <translation>sie ist zu groß</translation>
        </message>
    </context>
    <context>
        <name>MasksPage</name>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>IoU</source>
            <translation>IoU</translation>
        </message>
        <message>
            <source>IoU of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>IoU of {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>IoU {0}</source>
            <translation>IoU {0}</translation>
        </message>
        <message>
            <source>Masks</source>
            <translation>Masken</translation>
        </message>
        <message>
            <source>Pixels</source>
            <translation>Pixel</translation>
        </message>
        <message>
            <source>What lies over the images</source>
            <translation>Was über den Bildern liegt</translation>
        </message>
        <message>
            <source>Which images come first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as stored</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>greatest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>image {0}</source>
            <translation>Bild {0}</translation>
        </message>
        <message>
            <source>least</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mean IoU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>predicted</source>
            <translation>vorhergesagt</translation>
        </message>
        <message>
            <source>true</source>
            <translation>wahr</translation>
        </message>
        <message>
            <source>wrong pixels</source>
            <translation>falsche Pixel</translation>
        </message>
        <message>
            <source>{0} {1}: mean IoU of the classes {2}</source>
            <translation>{0} {1}: IoU der Klassen im Mittel {2}</translation>
        </message>
        <message numerus="yes">
            <source>{n} images</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>MatrixBoard</name>
        <message>
            <source>Input, row after row</source>
            <translation>Eingang, Zeile für Zeile</translation>
        </message>
        <message>
            <source>Matrix</source>
            <translation>Matrix</translation>
        </message>
        <message>
            <source>Matrix of the layer</source>
            <translation>Matrix der Schicht</translation>
        </message>
        <message>
            <source>Sum</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>position {0}, input value {1}: {2}</source>
            <translation>Position {0}, Eingangswert {1}: {2}</translation>
        </message>
    </context>
    <context>
        <name>MatrixFace</name>
        <message>
            <source>As a matrix this layer has {0} entries for each input channel: too many to draw. Look at a layer with smaller maps.</source>
            <translation>Als Matrix hat diese Schicht {0} Einträge je Eingangskanal: zu viele zum Zeichnen. Eine Schicht mit kleineren Karten ansehen.</translation>
        </message>
        <message>
            <source>This is input channel {0}; others add their own matrix.</source>
            <translation>Das ist Eingangskanal {0}; jeder andere bringt seine eigene Matrix mit.</translation>
        </message>
        <message>
            <source>{0}: a row for each position, a column for each input value. {1} of {2} entries are not 0; no weight is learned.</source>
            <translation>{0}: eine Zeile je Position, eine Spalte je Eingangswert. {1} von {2} Einträgen sind nicht 0; kein Gewicht ist gelernt.</translation>
        </message>
        <message>
            <source>{0}: a row for each position, a column for each input value. {1} of {2} entries are tied to the {3} weights of the filter, {4} are not 0.</source>
            <translation>{0}: eine Zeile je Position, eine Spalte je Eingangswert. {1} von {2} Einträgen sind an die {3} Gewichte des Filters gebunden, {4} sind nicht 0.</translation>
        </message>
    </context>
    <context>
        <name>Measures</name>
        <message>
            <source>Accuracy</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>All labels right</source>
            <translation>Alle Labels richtig</translation>
        </message>
        <message>
            <source>Device load</source>
            <translation>Last des Geräts</translation>
        </message>
        <message>
            <source>Device temperature</source>
            <translation>Temperatur des Geräts</translation>
        </message>
        <message>
            <source>Engine memory</source>
            <translation>Speicher des Rechenkerns</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Generator's loss</source>
            <translation>Loss des Generators</translation>
        </message>
        <message>
            <source>Gradient norm</source>
            <translation>Norm der Gradienten</translation>
        </message>
        <message>
            <source>IoU</source>
            <translation>IoU</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>Loader wait</source>
            <translation>Warten aufs Laden</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Loss</translation>
        </message>
        <message>
            <source>Mean absolute error</source>
            <translation>Mittlerer absoluter Fehler</translation>
        </message>
        <message>
            <source>Painted taken for real</source>
            <translation>Gemaltes für echt gehalten</translation>
        </message>
        <message>
            <source>Pixel accuracy</source>
            <translation>Genauigkeit der Pixel</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>ROC AUC</source>
            <translation>ROC AUC</translation>
        </message>
        <message>
            <source>Real taken for real</source>
            <translation>Echtes für echt gehalten</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>Trefferquote</translation>
        </message>
        <message>
            <source>Root mean square error</source>
            <translation>Wurzel des mittleren quadratischen Fehlers</translation>
        </message>
        <message>
            <source>Throughput</source>
            <translation>Durchsatz</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Top-5 accuracy</source>
            <translation>Top-5-Genauigkeit</translation>
        </message>
        <message>
            <source>Update size / weight size</source>
            <translation>Größe der Änderung / der Gewichte</translation>
        </message>
        <message>
            <source>{0} img/s</source>
            <translation>{0} Bilder/s</translation>
        </message>
    </context>
    <context>
        <name>MemoryForecaster</name>
        <message>
            <source>Activations and the rest about {0}</source>
            <translation>Aktivierungen und Übriges etwa {0}</translation>
        </message>
        <message>
            <source>Batch {0} needs {1}</source>
            <translation>Batch {0} braucht {1}</translation>
        </message>
        <message>
            <source>Counted by hand: only the magnitude is sure.</source>
            <translation>Von Hand gezählt: nur die Größenordnung ist sicher.</translation>
        </message>
        <message>
            <source>Gradients {0}</source>
            <translation>Gradienten {0}</translation>
        </message>
        <message>
            <source>Optimizer {0}</source>
            <translation>Optimierer {0}</translation>
        </message>
        <message>
            <source>The engine itself, with torch, takes its share beside that.</source>
            <translation>Der Rechenkern selbst, mit torch, braucht daneben seinen Teil.</translation>
        </message>
        <message>
            <source>Weights and buffers {0}</source>
            <translation>Gewichte und Puffer {0}</translation>
        </message>
        <message>
            <source>about {0}</source>
            <translation>etwa {0}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
    </context>
    <context>
        <name>MemoryRows</name>
        <message>
            <source>Free</source>
            <translation>Frei</translation>
        </message>
        <message>
            <source>Largest batch that fits</source>
            <translation>Größter Batch, der passt</translation>
        </message>
        <message>
            <source>Memory to train</source>
            <translation>Speicher zum Trainieren</translation>
        </message>
        <message>
            <source>Needed</source>
            <translation>Nötig</translation>
        </message>
        <message>
            <source>No batch fits: make the largest layer smaller.</source>
            <translation>Kein Batch passt: die größte Schicht verkleinern.</translation>
        </message>
        <message>
            <source>Set batch size to {0}</source>
            <translation>Batch auf {0} setzen</translation>
        </message>
        <message>
            <source>Use batch {0}</source>
            <translation>Batch {0} nehmen</translation>
        </message>
        <message>
            <source>Worked out once every layer is valid.</source>
            <translation>Wird ermittelt, sobald jede Schicht gültig ist.</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>None yet</source>
            <translation>Noch keine</translation>
        </message>
        <message>
            <source>Open recent</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Projects that you open or save are listed here.</source>
            <translation>Hier stehen Projekte, die geöffnet oder gespeichert werden.</translation>
        </message>
        <message>
            <source>Redo {0}</source>
            <translation>Wiederholen: {0}</translation>
        </message>
        <message>
            <source>Undo {0}</source>
            <translation>Rückgängig: {0}</translation>
        </message>
        <message>
            <source>{0} is not there any more.</source>
            <translation>{0} ist nicht mehr da.</translation>
        </message>
    </context>
    <context>
        <name>MethodCard</name>
        <message>
            <source>80 % of the evidence in {0} of the pixels</source>
            <translation>80 % der Evidenz in {0} der Pixel</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>nothing raises this score</source>
            <translation>nichts hebt diesen Score</translation>
        </message>
        <message>
            <source>row {0}, col {1}: {2}</source>
            <translation>Zeile {0}, Spalte {1}: {2}</translation>
        </message>
        <message>
            <source>{0}, under way</source>
            <translation>{0}, in Arbeit</translation>
        </message>
    </context>
    <context>
        <name>Minimap</name>
        <message>
            <source>Map of the network</source>
            <translation>Karte des Netzes</translation>
        </message>
        <message>
            <source>The whole network: click to go there</source>
            <translation>Das ganze Netz: ein Klick führt dorthin</translation>
        </message>
    </context>
    <context>
        <name>Mistakes</name>
        <message>
            <source>0 images at epoch {0}</source>
            <translation>0 Bilder in Epoche {0}</translation>
        </message>
        <message>
            <source>No mistake among the {0} images.</source>
            <translation>Kein Irrtum unter den {0} Bildern.</translation>
        </message>
        <message>
            <source>Predicted {1}</source>
            <translation>Vorhergesagt {1}</translation>
        </message>
        <message>
            <source>The network is no longer that of the run: train it, with F5.</source>
            <translation>Das Netz ist nicht mehr das des Laufs: mit F5 trainieren.</translation>
        </message>
        <message>
            <source>This is the only mistake.</source>
            <translation>Das ist der einzige Irrtum.</translation>
        </message>
        <message>
            <source>This network is not trained yet: train it, with F5.</source>
            <translation>Dieses Netz ist noch nicht trainiert: mit F5 trainieren.</translation>
        </message>
        <message>
            <source>True {0}</source>
            <translation>Wahr {0}</translation>
        </message>
        <message>
            <source>True {0}, predicted {1}</source>
            <translation>Wahr {0}, vorhergesagt {1}</translation>
        </message>
        <message>
            <source>all of true {0}</source>
            <translation>alle der Klasse {0}</translation>
        </message>
        <message>
            <source>all taken for {1}</source>
            <translation>alle für {1} gehalten</translation>
        </message>
        <message>
            <source>from the start: {0} of {1}</source>
            <translation>von vorn: {0} von {1}</translation>
        </message>
        <message>
            <source>mistake {0} of {1}</source>
            <translation>Irrtum {0} von {1}</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} von {1}</translation>
        </message>
        <message>
            <source>{0} recognized</source>
            <translation>{0} erkannt</translation>
        </message>
        <message>
            <source>{0} taken for {1}</source>
            <translation>{0} für {1} gehalten</translation>
        </message>
        <message numerus="yes">
            <source>{n} images</source>
            <translation>
                <numerusform>{n} Bild</numerusform>
                <numerusform>{n} Bilder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{words}: {n} images</source>
            <translation>
                <numerusform>{words}: {n} Bild</numerusform>
                <numerusform>{words}: {n} Bilder</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NameField</name>
        <message>
            <source>Name of the layer</source>
            <translation>Name der Schicht</translation>
        </message>
        <message>
            <source>Name of the layer; Enter renames it.</source>
            <translation>Name der Schicht; die Eingabetaste benennt sie um.</translation>
        </message>
    </context>
    <context>
        <name>Naming</name>
        <message>
            <source>Name of the block</source>
            <translation>Name des Blocks</translation>
        </message>
    </context>
    <context>
        <name>NetworkCost</name>
        <message>
            <source>Free memory</source>
            <translation>Freier Speicher</translation>
        </message>
        <message>
            <source>Largest batch</source>
            <translation>Größter Batch</translation>
        </message>
        <message>
            <source>Memory to train</source>
            <translation>Speicher zum Trainieren</translation>
        </message>
        <message>
            <source>Weight layers</source>
            <translation>Schichten mit Gewichten</translation>
        </message>
        <message>
            <source>Weights on disk</source>
            <translation>Gewichte als Datei</translation>
        </message>
        <message>
            <source>Where the parameters are</source>
            <translation>Wo die Parameter sind</translation>
        </message>
        <message>
            <source>Whole network</source>
            <translation>Ganzes Netz</translation>
        </message>
        <message>
            <source>· {0} hidden</source>
            <translation>· {0} verborgen</translation>
        </message>
    </context>
    <context>
        <name>NodeFace</name>
        <message>
            <source>unknown layer</source>
            <translation>unbekannte Schicht</translation>
        </message>
    </context>
    <context>
        <name>NodePainter</name>
        <message numerus="yes">
            <source>{n} layers</source>
            <translation>
                <numerusform>{n} Schicht</numerusform>
                <numerusform>{n} Schichten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NodeTip</name>
        <message>
            <source>Press Enter to see what is wrong inside.</source>
            <translation>Die Eingabetaste zeigt, was darin falsch ist.</translation>
        </message>
        <message>
            <source>block of {0} layers</source>
            <translation>Block aus {0} Schichten</translation>
        </message>
        <message>
            <source>block of {0} layers, {1} in a row</source>
            <translation>Block aus {0} Schichten, {1} hintereinander</translation>
        </message>
        <message>
            <source>frozen: training leaves its weights as they are</source>
            <translation>eingefroren: das Training lässt die Gewichte, wie sie sind</translation>
        </message>
        <message>
            <source>input {0}</source>
            <translation>Eingang {0}</translation>
        </message>
        <message>
            <source>output {0}</source>
            <translation>Ausgang {0}</translation>
        </message>
        <message>
            <source>with the activation {0}</source>
            <translation>mit der Aktivierung {0}</translation>
        </message>
        <message>
            <source>{0} parameters · {1} multiply-adds</source>
            <translation>{0} Parameter · {1} Multiply-Adds</translation>
        </message>
    </context>
    <context>
        <name>NoteDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Aufheben</translation>
        </message>
        <message>
            <source>Note on {0}</source>
            <translation>Notiz zu {0}</translation>
        </message>
        <message>
            <source>What was tried here, and what came of it?</source>
            <translation>Was wurde hier probiert, und was kam heraus?</translation>
        </message>
    </context>
    <context>
        <name>NumberField</name>
        <message>
            <source>Less {0}</source>
            <translation>Weniger {0}</translation>
        </message>
        <message>
            <source>More {0}</source>
            <translation>Mehr {0}</translation>
        </message>
        <message>
            <source>There is no number to step from.</source>
            <translation>Da ist keine Zahl, von der aus zu schreiten wäre.</translation>
        </message>
    </context>
    <context>
        <name>NumberGrid</name>
        <message>
            <source>Expected a number such as 2 or -0.5, got {0}.</source>
            <translation>Erwartet eine Zahl wie 2 oder -0.5, ist {0}.</translation>
        </message>
        <message>
            <source>padding: {0}</source>
            <translation>Rand: {0}</translation>
        </message>
        <message>
            <source>row {0}, column {1}: {2}</source>
            <translation>Zeile {0}, Spalte {1}: {2}</translation>
        </message>
        <message>
            <source>{0} rows, {1} columns</source>
            <translation>{0} Zeilen, {1} Spalten</translation>
        </message>
    </context>
    <context>
        <name>Numbers</name>
        <message>
            <source>infinite</source>
            <translation>unendlich</translation>
        </message>
        <message>
            <source>not a number</source>
            <translation>keine Zahl</translation>
        </message>
        <message>
            <source>{0} d {1} h</source>
            <translation>{0} T {1} h</translation>
        </message>
    </context>
    <context>
        <name>OfferList</name>
        <message>
            <source>Refactorings</source>
            <translation>Umbauten</translation>
        </message>
    </context>
    <context>
        <name>OpenLock</name>
        <message>
            <source>another CNN Studio</source>
            <translation>ein anderes CNN Studio</translation>
        </message>
        <message>
            <source>another CNN Studio (process {0} on {1})</source>
            <translation>ein anderes CNN Studio (Prozess {0} auf {1})</translation>
        </message>
    </context>
    <context>
        <name>OtherChoice</name>
        <message>
            <source>{0}, next in score</source>
            <translation>{0}, nächster Score</translation>
        </message>
        <message>
            <source>{0}, predicted</source>
            <translation>{0}, vorhergesagt</translation>
        </message>
        <message>
            <source>{0}, true</source>
            <translation>{0}, wahr</translation>
        </message>
    </context>
    <context>
        <name>Outcome</name>
        <message>
            <source>{0} has to be {1}</source>
            <translation>{0} muss sein: {1}</translation>
        </message>
    </context>
    <context>
        <name>OutlineModel</name>
        <message>
            <source>Layer</source>
            <translation>Schicht</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>Warnung</translation>
        </message>
    </context>
    <context>
        <name>OutlinePanel</name>
        <message>
            <source>Find a layer</source>
            <translation>Eine Schicht finden</translation>
        </message>
    </context>
    <context>
        <name>OutlineTree</name>
        <message>
            <source>Outline of the network</source>
            <translation>Gliederung des Netzes</translation>
        </message>
    </context>
    <context>
        <name>OverfitAlarm</name>
        <message>
            <source>Amount of data: {images:,} training images, about {each:,.0f} a class; nothing is augmented.</source>
            <translation>Menge der Daten: {images:,} Trainingsbilder, etwa {each:,.0f} je Klasse; nichts wird augmentiert.</translation>
        </message>
        <message>
            <source>Amount of data: {images:,} training images, about {each:,.0f} a class; they are augmented.</source>
            <translation>Menge der Daten: {images:,} Trainingsbilder, etwa {each:,.0f} je Klasse; sie werden augmentiert.</translation>
        </message>
        <message>
            <source>Amount of data: {images:,} training images; nothing is augmented.</source>
            <translation>Menge der Daten: {images:,} Trainingsbilder; nichts wird augmentiert.</translation>
        </message>
        <message>
            <source>Amount of data: {images:,} training images; they are augmented.</source>
            <translation>Menge der Daten: {images:,} Trainingsbilder; sie werden augmentiert.</translation>
        </message>
        <message>
            <source>Capacity: {parameters:,} parameters learn {images:,} images, {each} for each.</source>
            <translation>Kapazität: {parameters:,} Parameter lernen {images:,} Bilder, {each} für jedes.</translation>
        </message>
        <message numerus="yes">
            <source>Epochs: {n} were trained after the lowest validation loss, epoch {lowest}.</source>
            <translation>
                <numerusform>Epochen: {n} wurde nach dem niedrigsten Loss der Validierung, Epoche {lowest}, noch trainiert.</numerusform>
                <numerusform>Epochen: {n} wurden nach dem niedrigsten Loss der Validierung, Epoche {lowest}, noch trainiert.</numerusform>
            </translation>
        </message>
        <message>
            <source>Representative data: {checked:,} images check the run; of all images the rarest class has {least:,.0f}, the most frequent {most:,.0f}.</source>
            <translation>Repräsentative Daten: {checked:,} Bilder prüfen den Lauf; von allen Bildern hat die seltenste Klasse {least:,.0f}, die häufigste {most:,.0f}.</translation>
        </message>
        <message>
            <source>Representative data: {checked:,} images check what was learned from {images:,}.</source>
            <translation>Repräsentative Daten: {checked:,} Bilder prüfen, was aus {images:,} gelernt wurde.</translation>
        </message>
        <message>
            <source>This run learns its images by heart: since epoch {epoch} the validation loss rose from {low:.3g} to {high:.3g}, while the training loss fell to {train:.2g}.</source>
            <translation>Dieser Lauf lernt seine Bilder auswendig: seit Epoche {epoch} stieg der Loss der Validierung von {low:.3g} auf {high:.3g}, während der des Trainings auf {train:.2g} fiel.</translation>
        </message>
    </context>
    <context>
        <name>OverfitNotice</name>
        <message>
            <source>Causes</source>
            <translation>Ursachen</translation>
        </message>
        <message>
            <source>Four causes</source>
            <translation>Vier Ursachen</translation>
        </message>
        <message>
            <source>Less</source>
            <translation>Weniger</translation>
        </message>
        <message>
            <source>more</source>
            <translation>mehr</translation>
        </message>
    </context>
    <context>
        <name>OwnDesk</name>
        <message>
            <source>Pictures ({0})</source>
            <translation>Bilder ({0})</translation>
        </message>
    </context>
    <context>
        <name>Pad</name>
        <message>
            <source>Arrows move the pen, Space puts it down or lifts it.</source>
            <translation>Die Pfeiltasten bewegen den Stift, die Leertaste setzt ihn auf oder hebt ihn.</translation>
        </message>
        <message>
            <source>Pad to draw an image on</source>
            <translation>Zeichenfläche für ein Bild</translation>
        </message>
    </context>
    <context>
        <name>PageActions</name>
        <message>
            <source>Select a layer first.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PaintedDialog</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>Epoch {0} of {1}</source>
            <translation>Epoche {0} von {1}</translation>
        </message>
        <message>
            <source>Nothing is painted yet.</source>
            <translation>Noch ist nichts gemalt.</translation>
        </message>
        <message>
            <source>There is one picture only.</source>
            <translation>Es gibt nur ein Bild.</translation>
        </message>
        <message>
            <source>What the generator painted</source>
            <translation>Was der Generator gemalt hat</translation>
        </message>
        <message>
            <source>What was painted</source>
            <translation>Was gemalt wurde</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>No layer is called “{0}”. Try a short word such as conv, pool or norm.</source>
            <translation>Keine Schicht heißt „{0}“. Ein kurzes Wort wie conv, pool oder norm versuchen.</translation>
        </message>
        <message>
            <source>Search {0} layers</source>
            <translation>{0} Schichten</translation>
        </message>
        <message>
            <source>Show all layers</source>
            <translation>Alle Schichten zeigen</translation>
        </message>
    </context>
    <context>
        <name>ParamEditor</name>
        <message>
            <source>Default of {0}</source>
            <translation>Vorgabe von {0}</translation>
        </message>
        <message>
            <source>Expected {0}, got {1}.</source>
            <translation>Erwartet {0}, ist {1}.</translation>
        </message>
        <message>
            <source>Kind of value</source>
            <translation>Art des Werts</translation>
        </message>
        <message>
            <source>Name of the parameter</source>
            <translation>Name des Parameters</translation>
        </message>
        <message>
            <source>Remove {0}</source>
            <translation>{0} entfernen</translation>
        </message>
        <message>
            <source>What it is for</source>
            <translation>Wozu er gut ist</translation>
        </message>
        <message>
            <source>What {0} is for</source>
            <translation>Wozu {0} gut ist</translation>
        </message>
        <message>
            <source>Words to choose from</source>
            <translation>Wörter zur Auswahl</translation>
        </message>
        <message>
            <source>Words, with commas between</source>
            <translation>Wörter, durch Kommas getrennt</translation>
        </message>
    </context>
    <context>
        <name>PartsLegend</name>
        <message>
            <source>Colours of the parts: {0}</source>
            <translation>Farben der Teile: {0}</translation>
        </message>
    </context>
    <context>
        <name>PatchRows</name>
        <message>
            <source>Channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>channel {0}: no number</source>
            <translation>Kanal {0}: keine Zahl</translation>
        </message>
        <message>
            <source>channel {0}: up to {1}</source>
            <translation>Kanal {0}: bis {1}</translation>
        </message>
    </context>
    <context>
        <name>PatchWall</name>
        <message>
            <source>Strongest patches</source>
            <translation>Stärkste Ausschnitte</translation>
        </message>
    </context>
    <context>
        <name>PathRow</name>
        <message>
            <source>Browse…</source>
            <translation>Durchsuchen …</translation>
        </message>
        <message>
            <source>Expected {0}, got {1}.</source>
            <translation>Erwartet {0}, ist {1}.</translation>
        </message>
    </context>
    <context>
        <name>PatternDialog</name>
        <message>
            <source>A network of its own, with an Input.</source>
            <translation>Ein eigenes Netz, mit einem Input.</translation>
        </message>
        <message>
            <source>Behind {0}, which gives {1}.</source>
            <translation>Hinter {0}, das {1} ausgibt.</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>Einfügen</translation>
        </message>
        <message>
            <source>Insert pattern</source>
            <translation>Muster einfügen</translation>
        </message>
        <message>
            <source>There are no dense layers.</source>
            <translation>Es gibt keine dichten Schichten.</translation>
        </message>
        <message>
            <source>There are no stages.</source>
            <translation>Es gibt keine Stufen.</translation>
        </message>
        <message>
            <source>no convolutions</source>
            <translation>keine Faltungen</translation>
        </message>
        <message>
            <source>no pools</source>
            <translation>keine Pools</translation>
        </message>
        <message>
            <source>{0}: {1} parameters, {2} multiply-adds an image.</source>
            <translation>{0}: {1} Parameter, {2} Multiply-Adds je Bild.</translation>
        </message>
        <message numerus="yes">
            <source>{n} convolutions</source>
            <translation>
                <numerusform>{n} Faltung</numerusform>
                <numerusform>{n} Faltungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} pools</source>
            <translation>
                <numerusform>{n} Pool</numerusform>
                <numerusform>{n} Pools</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PictureReader</name>
        <message>
            <source>The data of this project are no images.</source>
            <translation>Die Daten dieses Projekts sind keine Bilder.</translation>
        </message>
        <message>
            <source>The engine is not running.</source>
            <translation>Der Rechenkern läuft nicht.</translation>
        </message>
        <message>
            <source>The picture on the clipboard has {0} million pixels; the limit is {1}. Copy a smaller one.</source>
            <translation>Das Bild in der Zwischenablage hat {0} Millionen Pixel; die Grenze ist {1}. Ein kleineres kopieren.</translation>
        </message>
        <message>
            <source>The picture took longer than {0} seconds to read, so it was given up. Open another one.</source>
            <translation>Das Bild zu lesen dauerte länger als {0} Sekunden und wurde aufgegeben. Ein anderes öffnen.</translation>
        </message>
    </context>
    <context>
        <name>Pins</name>
        <message>
            <source>Nothing is pinned.</source>
            <translation>Nichts ist angeheftet.</translation>
        </message>
        <message>
            <source>Pin what is shown first, then look at something else.</source>
            <translation>Erst das Gezeigte anheften, dann etwas anderes ansehen.</translation>
        </message>
        <message>
            <source>Select a layer whose maps are shown.</source>
            <translation>Eine Schicht auswählen, deren Karten gezeigt werden.</translation>
        </message>
    </context>
    <context>
        <name>Pipeline</name>
        <message>
            <source> from {0}</source>
            <translation> aus {0}</translation>
        </message>
        <message>
            <source> from {0} and others</source>
            <translation> aus {0} und anderen</translation>
        </message>
        <message>
            <source>Acts on every image, last before the network. What it measures, it measures on the training images alone, and uses for all.</source>
            <translation>Wirkt auf jedes Bild, zuletzt vor dem Netz. Was gemessen wird, wird nur an den Trainingsbildern gemessen und für alle benutzt.</translation>
        </message>
        <message>
            <source>Acts on training images only, anew in every epoch. Validation, test and prediction never see it.</source>
            <translation>Wirkt nur auf Trainingsbilder, in jeder Epoche neu. Validierung, Test und Vorhersage sehen es nie.</translation>
        </message>
        <message>
            <source>Acts once on every image, when the data are loaded: training, validation, test and prediction alike.</source>
            <translation>Wirkt einmal auf jedes Bild, wenn die Daten geladen werden: Training, Validierung, Test und Vorhersage gleich.</translation>
        </message>
        <message>
            <source>Augment · training only</source>
            <translation>Augmentierung · nur Training</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>Numbers · all images</source>
            <translation>Zahlen · alle Bilder</translation>
        </message>
        <message>
            <source>Preprocess · all images</source>
            <translation>Vorverarbeitung · alle Bilder</translation>
        </message>
        <message>
            <source>The images of {0} as they are, pixels from 0 to 1.</source>
            <translation>Die Bilder von {0}, wie sie sind, Pixel von 0 bis 1.</translation>
        </message>
        <message>
            <source>The images of {0}, {1}{2}; pixels from 0 to 1.</source>
            <translation>Die Bilder von {0}, {1}{2}; Pixel von 0 bis 1.</translation>
        </message>
        <message>
            <source>cropped and scaled to {size}</source>
            <translation>beschnitten und auf {size} skaliert</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>scaled to {size}, with a border</source>
            <translation>auf {size} skaliert, mit Rand</translation>
        </message>
        <message>
            <source>stretched to {size}</source>
            <translation>auf {size} gestreckt</translation>
        </message>
    </context>
    <context>
        <name>PipelineModel</name>
        <message>
            <source>A pipeline has {0} steps at most.</source>
            <translation>Eine Pipeline hat höchstens {0} Stufen.</translation>
        </message>
        <message>
            <source>Add {0}</source>
            <translation>{0} hinzufügen</translation>
        </message>
        <message>
            <source>It works on images, and these data are none.</source>
            <translation>Sie arbeitet auf Bildern, und diese Daten sind keine.</translation>
        </message>
        <message>
            <source>Move {0}</source>
            <translation>{0} verschieben</translation>
        </message>
        <message>
            <source>Remove {0}</source>
            <translation>{0} entfernen</translation>
        </message>
        <message>
            <source>Set the kind of images</source>
            <translation>Art der Bilder einstellen</translation>
        </message>
        <message>
            <source>Set {0} of {1}</source>
            <translation>{0} von {1} setzen</translation>
        </message>
        <message>
            <source>Switch {0} off</source>
            <translation>{0} ausschalten</translation>
        </message>
        <message>
            <source>Switch {0} on</source>
            <translation>{0} einschalten</translation>
        </message>
        <message>
            <source>This project is open read-only. Save it as a copy first.</source>
            <translation>Dieses Projekt ist schreibgeschützt geöffnet. Erst als Kopie speichern.</translation>
        </message>
    </context>
    <context>
        <name>PipelineStrip</name>
        <message>
            <source>Add a step: {0}</source>
            <translation>Stufe hinzufügen: {0}</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Laden</translation>
        </message>
        <message>
            <source>Load: the data as they are</source>
            <translation>Laden: die Daten, wie sie sind</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>Network: what it is given</source>
            <translation>Netz: was es bekommt</translation>
        </message>
        <message>
            <source>Steps from the data to the network</source>
            <translation>Stufen von den Daten zum Netz</translation>
        </message>
        <message>
            <source>{0}, {1}, {2}</source>
            <translation>{0}, {1}, {2}</translation>
        </message>
        <message>
            <source>{0}, {1}, {2}, off</source>
            <translation>{0}, {1}, {2}, aus</translation>
        </message>
    </context>
    <context>
        <name>PlotDesk</name>
        <message>
            <source>Nothing is drawn yet: train first, with F5.</source>
            <translation>Noch ist nichts gezeichnet: erst trainieren, mit F5.</translation>
        </message>
        <message>
            <source>Picture (*.png);;Vector graphics (*.svg);;Table (*.csv)</source>
            <translation>Bild (*.png);;Vektorgrafik (*.svg);;Tabelle (*.csv)</translation>
        </message>
        <message>
            <source>Saved the plots as {0}.</source>
            <translation>Die Kurven sind als {0} gespeichert.</translation>
        </message>
        <message>
            <source>The plots are on the clipboard, as a picture.</source>
            <translation>Die Kurven sind als Bild in der Zwischenablage.</translation>
        </message>
        <message>
            <source>{0} plots.png</source>
            <translation>{0} Kurven.png</translation>
        </message>
    </context>
    <context>
        <name>PlotPainter</name>
        <message>
            <source>Press Train. Loss appears here after the first steps.</source>
            <translation>„Trainieren“ drücken. Nach den ersten Schritten erscheint hier der Loss.</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>ln {0} = {1:.3f}: chance</source>
            <translation>ln {0} = {1:.3f}: Zufall</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>geplant</translation>
        </message>
        <message>
            <source>planned, {0}</source>
            <translation>geplant, {0}</translation>
        </message>
        <message>
            <source>step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>validation {0}</source>
            <translation>Validierung {0}</translation>
        </message>
        <message>
            <source>{0} best</source>
            <translation>{0} am besten</translation>
        </message>
    </context>
    <context>
        <name>PlotReadout</name>
        <message>
            <source>Epoch {0}, step {1}</source>
            <translation>Epoche {0}, Schritt {1}</translation>
        </message>
        <message>
            <source>learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>planned rate</source>
            <translation>geplante Rate</translation>
        </message>
        <message>
            <source>train, change</source>
            <translation>Training, Änderung</translation>
        </message>
        <message>
            <source>train, mean</source>
            <translation>Training, Mittel</translation>
        </message>
        <message>
            <source>validation, change</source>
            <translation>Validierung, Änderung</translation>
        </message>
        <message>
            <source>validation, epoch {0}</source>
            <translation>Validierung, Epoche {0}</translation>
        </message>
    </context>
    <context>
        <name>PlotRow</name>
        <message>
            <source>Changes between linear and logarithmic</source>
            <translation>Wechselt zwischen linear und logarithmisch</translation>
        </message>
        <message>
            <source>linear scale</source>
            <translation>lineare Skala</translation>
        </message>
        <message>
            <source>log scale</source>
            <translation>logarithmische Skala</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>geplant</translation>
        </message>
        <message>
            <source>train</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>used</source>
            <translation>benutzt</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>PlotStack</name>
        <message>
            <source>Training curves</source>
            <translation>Trainingskurven</translation>
        </message>
    </context>
    <context>
        <name>PlotTools</name>
        <message>
            <source>Copy and save the plots</source>
            <translation>Kurven kopieren und speichern</translation>
        </message>
        <message>
            <source>How much of the running mean each step keeps. It is worked out over every point; the pale line behind is the raw one.</source>
            <translation>Wie viel vom gleitenden Mittel jeder Schritt behält. Es wird über alle Punkte berechnet; die blasse Linie dahinter ist die rohe.</translation>
        </message>
        <message>
            <source>Plots</source>
            <translation>Kurven</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <source>Smoothing of the curves</source>
            <translation>Glättung der Kurven</translation>
        </message>
        <message>
            <source>The usual plots</source>
            <translation>Die üblichen Kurven</translation>
        </message>
        <message>
            <source>This run has not measured it</source>
            <translation>Dieser Lauf hat es nicht gemessen</translation>
        </message>
        <message>
            <source>Unit of the x axes</source>
            <translation>Einheit der x-Achsen</translation>
        </message>
        <message>
            <source>Which plots are shown</source>
            <translation>Welche Kurven gezeigt werden</translation>
        </message>
        <message>
            <source>epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>raw</source>
            <translation>roh</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeit</translation>
        </message>
    </context>
    <context>
        <name>Pointer</name>
        <message>
            <source>Click for another {0}, with Shift for more. Esc ends.</source>
            <translation>Ein Klick für noch eine {0}, mit Umschalt für weitere. Esc beendet.</translation>
        </message>
    </context>
    <context>
        <name>PortCard</name>
        <message>
            <source>Shape arithmetic</source>
            <translation>Rechnung zur Form</translation>
        </message>
    </context>
    <context>
        <name>PortHover</name>
        <message>
            <source>No layer is selected.</source>
            <translation>Keine Schicht ist ausgewählt.</translation>
        </message>
    </context>
    <context>
        <name>PortWords</name>
        <message>
            <source>Drag a wire from an output to it, or press C.</source>
            <translation>Eine Verbindung von einem Ausgang hierher ziehen, oder C drücken.</translation>
        </message>
        <message>
            <source>Nobody knows the shape yet.</source>
            <translation>Noch kennt niemand die Form.</translation>
        </message>
        <message>
            <source>Nothing arrives at {0} here</source>
            <translation>Bei {0} kommt hier nichts an</translation>
        </message>
        <message>
            <source>{0} gets {1} from {2}</source>
            <translation>{0} bekommt {1} von {2}</translation>
        </message>
        <message>
            <source>{0} gives {1}</source>
            <translation>{0} gibt {1}</translation>
        </message>
        <message>
            <source>{0} values per image, {1} in memory</source>
            <translation>{0} Werte je Bild, {1} im Speicher</translation>
        </message>
        <message>
            <source>{0}, output {1}, gives {2}</source>
            <translation>{0}, Ausgang {1}, gibt {2}</translation>
        </message>
    </context>
    <context>
        <name>PredictionBars</name>
        <message>
            <source>; true class {0}, {1}</source>
            <translation>; wahre Klasse {0}, {1}</translation>
        </message>
        <message>
            <source>Click a class to see what raises its score</source>
            <translation>Eine Klasse anklicken, um zu sehen, was ihren Score hebt</translation>
        </message>
        <message>
            <source>No prediction</source>
            <translation>Keine Vorhersage</translation>
        </message>
        <message>
            <source>Predicted {0}, {1}</source>
            <translation>Vorhersage {0}, {1}</translation>
        </message>
        <message>
            <source>argmax</source>
            <translation>argmax</translation>
        </message>
        <message>
            <source>logit</source>
            <translation>Logit</translation>
        </message>
        <message>
            <source>prob.</source>
            <translation>Wahrsch.</translation>
        </message>
        <message>
            <source>true</source>
            <translation>wahr</translation>
        </message>
    </context>
    <context>
        <name>PresetRow</name>
        <message>
            <source>Usual values of {0}</source>
            <translation>Übliche Werte von {0}</translation>
        </message>
    </context>
    <context>
        <name>ProblemAnnouncer</name>
        <message>
            <source>A problem is gone; {0} left.</source>
            <translation>Ein Problem ist behoben; noch {0}.</translation>
        </message>
        <message>
            <source>And {0} more.</source>
            <translation>Und {0} weitere.</translation>
        </message>
        <message>
            <source>New problem: {0}: {1}.</source>
            <translation>Neues Problem: {0}: {1}.</translation>
        </message>
        <message>
            <source>No problems are left.</source>
            <translation>Keine Probleme mehr.</translation>
        </message>
    </context>
    <context>
        <name>ProblemRow</name>
        <message>
            <source>error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>Warnung</translation>
        </message>
    </context>
    <context>
        <name>Problems</name>
        <message numerus="yes">
            <source>{n} notes</source>
            <translation>
                <numerusform>{n} Hinweis</numerusform>
                <numerusform>{n} Hinweise</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ProblemsPanel</name>
        <message>
            <source>In the block {0}, in {1} places.</source>
            <translation>Im Block {0}, an {1} Stellen.</translation>
        </message>
        <message>
            <source>In the block {0}.</source>
            <translation>Im Block {0}.</translation>
        </message>
        <message>
            <source>No problems: every shape fits.</source>
            <translation>Keine Probleme: jede Form passt.</translation>
        </message>
        <message>
            <source>Nothing is on the canvas yet.</source>
            <translation>Noch liegt nichts auf der Leinwand.</translation>
        </message>
        <message>
            <source>no notes</source>
            <translation>keine Hinweise</translation>
        </message>
        <message>
            <source>project</source>
            <translation>Projekt</translation>
        </message>
    </context>
    <context>
        <name>ProgressLine</name>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>{0}, {1:.0f} percent</source>
            <translation>{0}, {1:.0f} Prozent</translation>
        </message>
    </context>
    <context>
        <name>ProjectionCard</name>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Channel {0} of {1}</source>
            <translation>Kanal {0} von {1}</translation>
        </message>
        <message>
            <source>Select a layer with maps: what its chosen channel reacts to appears here.</source>
            <translation>Eine Schicht mit Karten auswählen: hier erscheint, worauf ihr gewählter Kanal reagiert.</translation>
        </message>
        <message>
            <source>The projection</source>
            <translation>Die Projektion</translation>
        </message>
        <message>
            <source>Under way</source>
            <translation>In Arbeit</translation>
        </message>
        <message>
            <source>Where it comes from</source>
            <translation>Woher es kommt</translation>
        </message>
        <message>
            <source>largest {0}, row {1}, col {2}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on the image</source>
            <translation>auf dem Bild</translation>
        </message>
        <message>
            <source>the projection</source>
            <translation>die Projektion</translation>
        </message>
    </context>
    <context>
        <name>PropertiesPanel</name>
        <message>
            <source>Click a layer on the canvas to see and change its values.</source>
            <translation>Eine Schicht auf der Leinwand anklicken, um ihre Werte zu sehen und zu ändern.</translation>
        </message>
        <message>
            <source>Drag a layer from the list onto the canvas; its values appear here.</source>
            <translation>Eine Schicht aus der Liste auf die Leinwand ziehen; hier erscheinen ihre Werte.</translation>
        </message>
        <message>
            <source>No layer</source>
            <translation>Keine Schicht</translation>
        </message>
        <message>
            <source>Select one layer to change it.</source>
            <translation>Eine einzelne Schicht auswählen, um sie zu ändern.</translation>
        </message>
        <message>
            <source>Set {0} of {1}</source>
            <translation>{0} von {1} setzen</translation>
        </message>
        <message>
            <source>This version does not know this layer. It is kept as it is.</source>
            <translation>Diese Version kennt diese Schicht nicht. Sie bleibt, wie sie ist.</translation>
        </message>
        <message>
            <source>What this layer does</source>
            <translation>Was diese Schicht tut</translation>
        </message>
        <message>
            <source>{0} layers</source>
            <translation>{0} Schichten</translation>
        </message>
    </context>
    <context>
        <name>Questions</name>
        <message>
            <source>{done} of {total}: {text}</source>
            <translation>{done} von {total}: {text}</translation>
        </message>
    </context>
    <context>
        <name>QueueSection</name>
        <message>
            <source>Choose a run of the queue first.</source>
            <translation>Erst einen Lauf der Warteschlange wählen.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Warten lassen</translation>
        </message>
        <message>
            <source>It is the last one.</source>
            <translation>Er ist der letzte.</translation>
        </message>
        <message>
            <source>It is the next one.</source>
            <translation>Er ist der nächste.</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
        <message>
            <source>Take it out of the queue</source>
            <translation>Aus der Warteschlange nehmen</translation>
        </message>
        <message>
            <source>The next one starts when the run has ended.</source>
            <translation>Der nächste beginnt, wenn der Lauf zu Ende ist.</translation>
        </message>
        <message>
            <source>Train it earlier</source>
            <translation>Früher trainieren</translation>
        </message>
        <message>
            <source>Train it later</source>
            <translation>Später trainieren</translation>
        </message>
        <message>
            <source>Waits until you go on.</source>
            <translation>Wartet, bis es weitergehen soll.</translation>
        </message>
    </context>
    <context>
        <name>RangeChart</name>
        <message>
            <source>Chosen rate: {0}</source>
            <translation>Gewählte Rate: {0}</translation>
        </message>
        <message>
            <source>Loss over the learning rate</source>
            <translation>Loss über der Lernrate</translation>
        </message>
        <message>
            <source>Suggested rate: {0}</source>
            <translation>Vorgeschlagene Rate: {0}</translation>
        </message>
        <message>
            <source>learning rate, log scale</source>
            <translation>Lernrate, logarithmische Skala</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>Loss</translation>
        </message>
        <message>
            <source>{0} suggested</source>
            <translation>{0} vorgeschlagen</translation>
        </message>
    </context>
    <context>
        <name>RangeChoice</name>
        <message>
            <source>All maps use one scale: strong and weak maps can be compared.</source>
            <translation>Alle Karten nutzen eine Skala: starke und schwache lassen sich vergleichen.</translation>
        </message>
        <message>
            <source>Every map uses all colours: see its pattern, not its strength.</source>
            <translation>Jede Karte nutzt alle Farben: zu sehen ist ihr Muster, nicht ihre Stärke.</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Range of the colours</source>
            <translation>Bereich der Farben</translation>
        </message>
        <message>
            <source>each map</source>
            <translation>je Karte</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>gemeinsam</translation>
        </message>
    </context>
    <context>
        <name>RangeDialog</name>
        <message>
            <source>A copy of the network trains while the rate rises from step to step. At first the loss hardly moves, then it falls, then it runs away.</source>
            <translation>Eine Kopie des Netzes trainiert, während die Rate von Schritt zu Schritt steigt. Erst bewegt sich der Loss kaum, dann fällt er, dann läuft er davon.</translation>
        </message>
        <message>
            <source>A process of its own starts; the curve begins in some seconds.</source>
            <translation>Ein eigener Prozess startet; die Kurve beginnt in einigen Sekunden.</translation>
        </message>
        <message>
            <source>At {0} the loss falls fastest, and it falls until {2}, at least ten times as much.</source>
            <translation>Bei {0} fällt der Loss am schnellsten, und er fällt bis {2}, mindestens dem Zehnfachen.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Click another, or use the arrow keys.</source>
            <translation>Eine andere anklicken, oder die Pfeiltasten benutzen.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Find a learning rate</source>
            <translation>Eine Lernrate finden</translation>
        </message>
        <message>
            <source>From {0} on it ran away, so the test ended there.</source>
            <translation>Ab {0} lief er davon, also endete der Test dort.</translation>
        </message>
        <message>
            <source>No rate is suggested: the loss falls at none of these rates by clearly more than it jumps from batch to batch. A larger batch calms the curve; otherwise look at the network and the data first.</source>
            <translation>Es wird keine Rate vorgeschlagen: Bei keiner fällt der Loss deutlich stärker, als er von Batch zu Batch springt. Ein größerer Batch beruhigt die Kurve; sonst sind zuerst Netz und Daten anzusehen.</translation>
        </message>
        <message>
            <source>Progress of the test</source>
            <translation>Fortschritt des Tests</translation>
        </message>
        <message>
            <source>Set learning rate to {0}</source>
            <translation>Lernrate auf {0} setzen</translation>
        </message>
        <message>
            <source>Step {0} of {1}: {2}</source>
            <translation>Schritt {0} von {1}: {2}</translation>
        </message>
        <message>
            <source>Test again</source>
            <translation>Neu testen</translation>
        </message>
        <message>
            <source>That is unusual for {0}: {1} to {2} is usual.</source>
            <translation>Das ist ungewöhnlich für {0}: üblich ist {1} bis {2}.</translation>
        </message>
        <message>
            <source>The loss falls fastest at {1}, and until {2}. Suggested is a tenth of the latter, {0}: well clear of where it rises.</source>
            <translation>Der Loss fällt bei {1} am schnellsten, und bis {2}. Vorgeschlagen ist ein Zehntel davon, {0}: weit weg von dort, wo er steigt.</translation>
        </message>
        <message>
            <source>The loss was not finite at the first step: look at the data.</source>
            <translation>Der Loss war beim ersten Schritt nicht endlich: die Daten ansehen.</translation>
        </message>
        <message>
            <source>The rates are being tested.</source>
            <translation>Die Raten werden getestet.</translation>
        </message>
        <message>
            <source>There is no rate to use yet.</source>
            <translation>Noch gibt es keine Rate zu benutzen.</translation>
        </message>
        <message>
            <source>This project is open read-only. Save it as a copy first.</source>
            <translation>Dieses Projekt ist schreibgeschützt geöffnet. Erst als Kopie speichern.</translation>
        </message>
        <message>
            <source>Use it</source>
            <translation>Benutzen</translation>
        </message>
        <message>
            <source>Use {0}</source>
            <translation>{0} benutzen</translation>
        </message>
        <message>
            <source>falls fastest</source>
            <translation>fällt am schnellsten</translation>
        </message>
        <message>
            <source>until here</source>
            <translation>bis hier</translation>
        </message>
    </context>
    <context>
        <name>RateRow</name>
        <message>
            <source>Find a learning rate by a test</source>
            <translation>Eine Lernrate durch einen Test finden</translation>
        </message>
        <message>
            <source>Unusually high for {0}: {1} to {2}</source>
            <translation>Ungewöhnlich hoch für {0}: {1} bis {2}</translation>
        </message>
        <message>
            <source>Unusually low for {0}: {1} to {2}</source>
            <translation>Ungewöhnlich niedrig für {0}: {1} bis {2}</translation>
        </message>
        <message>
            <source>{0}, logarithmic</source>
            <translation>{0}, logarithmisch</translation>
        </message>
    </context>
    <context>
        <name>ReadTable</name>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
    </context>
    <context>
        <name>Reasons</name>
        <message>
            <source>No fix is shown: go to a problem first, with F8.</source>
            <translation>Keine Abhilfe ist zu sehen: erst mit F8 zu einem Problem gehen.</translation>
        </message>
        <message>
            <source>Select a layer first.</source>
            <translation>Erst eine Schicht auswählen.</translation>
        </message>
        <message>
            <source>Select a layer or a frame first.</source>
            <translation>Erst eine Schicht oder einen Rahmen auswählen.</translation>
        </message>
        <message>
            <source>Select a layer or an edge first.</source>
            <translation>Erst eine Schicht oder Verbindung auswählen.</translation>
        </message>
        <message>
            <source>There is no layer yet: press Tab on the canvas to add one.</source>
            <translation>Noch gibt es keine Schicht: Tab auf der Leinwand fügt eine hinzu.</translation>
        </message>
    </context>
    <context>
        <name>RecipeBar</name>
        <message>
            <source>Every value of a recipe, and why</source>
            <translation>Jeder Wert eines Rezepts, und warum</translation>
        </message>
        <message>
            <source>Own</source>
            <translation>Eigene</translation>
        </message>
        <message>
            <source>Recipe</source>
            <translation>Rezept</translation>
        </message>
        <message>
            <source>This project is open read-only. Save it as a copy first.</source>
            <translation>Dieses Projekt ist schreibgeschützt geöffnet. Erst als Kopie speichern.</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Warum?</translation>
        </message>
        <message>
            <source>as kept</source>
            <translation>wie aufgehoben</translation>
        </message>
        <message>
            <source>as the recipe says</source>
            <translation>wie das Rezept sagt</translation>
        </message>
        <message numerus="yes">
            <source>differs in {n} settings</source>
            <translation>
                <numerusform>weicht in {n} Einstellung ab</numerusform>
                <numerusform>weicht in {n} Einstellungen ab</numerusform>
            </translation>
        </message>
        <message>
            <source>no recipe</source>
            <translation>kein Rezept</translation>
        </message>
    </context>
    <context>
        <name>RecipeDialog</name>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>It came with the program.</source>
            <translation>Es kam mit dem Programm.</translation>
        </message>
        <message>
            <source>Keep these settings</source>
            <translation>Diese Einstellungen aufheben</translation>
        </message>
        <message>
            <source>My recipe</source>
            <translation>Mein Rezept</translation>
        </message>
        <message>
            <source>Recipes</source>
            <translation>Rezepte</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Settings that you have kept. Every project can use them.</source>
            <translation>Selbst aufgehobene Einstellungen. Jedes Projekt kann sie benutzen.</translation>
        </message>
        <message>
            <source>These settings hold already.</source>
            <translation>Diese Einstellungen gelten schon.</translation>
        </message>
        <message>
            <source>This project is open read-only. Save it as a copy first.</source>
            <translation>Dieses Projekt ist schreibgeschützt geöffnet. Erst als Kopie speichern.</translation>
        </message>
        <message>
            <source>Use this recipe</source>
            <translation>Dieses Rezept benutzen</translation>
        </message>
        <message>
            <source>{0}, as now</source>
            <translation>{0}, wie jetzt</translation>
        </message>
        <message>
            <source>{0}, now {1}</source>
            <translation>{0}, jetzt {1}</translation>
        </message>
    </context>
    <context>
        <name>Recipes</name>
        <message>
            <source>A good result soon, from what data and layers are.</source>
            <translation>Bald ein gutes Ergebnis, aus dem, was Daten und Schichten sind.</translation>
        </message>
        <message>
            <source>A recipe needs a name of 1 to {count} characters.</source>
            <translation>Ein Rezept braucht einen Namen mit 1 bis {count} Zeichen.</translation>
        </message>
        <message>
            <source>A running mean of the weights is steadier than the weights of the last step, and usually a little better.</source>
            <translation>Ein gleitendes Mittel der Gewichte ist ruhiger als die Gewichte des letzten Schritts, und meist etwas besser.</translation>
        </message>
        <message>
            <source>A tenth of every label is spread over all classes, so that the network never has to be quite certain.</source>
            <translation>Ein Zehntel jedes Labels wird über alle Klassen verteilt, so dass das Netz nie ganz sicher sein muss.</translation>
        </message>
        <message>
            <source>AdamW finds a step for every weight by itself, so it works on most networks without trying rates.</source>
            <translation>AdamW findet für jedes Gewicht selbst einen Schritt, also geht es in den meisten Netzen, ohne Raten zu probieren.</translation>
        </message>
        <message>
            <source>As many as there are epochs, so that the rate comes down to its end whatever happens.</source>
            <translation>So viele, wie es Epochen gibt, damit die Rate auf jeden Fall bis an ihr Ende sinkt.</translation>
        </message>
        <message>
            <source>Attention and recurrent layers have a rare huge gradient; clipping its length to 1 keeps it from doing harm.</source>
            <translation>Attention und rekurrente Schichten haben selten einen riesigen Gradienten; auf die Länge 1 begrenzt, schadet er nicht.</translation>
        </message>
        <message>
            <source>Attention takes small steps only: the usual rate for it.</source>
            <translation>Attention verträgt nur kleine Schritte: die übliche Rate dafür.</translation>
        </message>
        <message>
            <source>Best accuracy</source>
            <translation>Beste Genauigkeit</translation>
        </message>
        <message>
            <source>Dice counts small regions as much as large ones, cross-entropy keeps the gradients steady.</source>
            <translation>Dice zählt kleine Gebiete so viel wie große, die Kreuzentropie hält die Gradienten ruhig.</translation>
        </message>
        <message>
            <source>Does it learn at all? A few minutes at most.</source>
            <translation>Lernt es überhaupt? Höchstens ein paar Minuten.</translation>
        </message>
        <message>
            <source>Images are moved, turned and scaled a little, never mirrored: every epoch shows other ones, and their labels stay true.</source>
            <translation>Bilder werden ein wenig verschoben, gedreht und skaliert, nie gespiegelt: jede Epoche zeigt andere, und ihre Labels bleiben wahr.</translation>
        </message>
        <message>
            <source>Keeps weights small; with AdamW it does not depend on the gradients. Norms and biases are left out.</source>
            <translation>Hält Gewichte klein; bei AdamW hängt es nicht von den Gradienten ab. Normalisierung und Biaswerte sind ausgenommen.</translation>
        </message>
        <message>
            <source>No augmentation: it pays off in longer trainings only.</source>
            <translation>Keine Augmentierung: sie lohnt sich nur bei längerem Training.</translation>
        </message>
        <message>
            <source>No augmentation: moving these inputs could change the answer.</source>
            <translation>Keine Augmentierung: diese Eingaben zu verschieben, könnte die Antwort ändern.</translation>
        </message>
        <message>
            <source>One image would be left for the last batch, and BatchNorm needs two to measure.</source>
            <translation>Für den letzten Batch bliebe ein Bild, und BatchNorm braucht zwei zum Messen.</translation>
        </message>
        <message>
            <source>Photographs stay what they are when mirrored, moved and turned a little: every epoch shows other images.</source>
            <translation>Fotos bleiben, was sie sind, wenn man sie spiegelt, verschiebt und ein wenig dreht: jede Epoche zeigt andere Bilder.</translation>
        </message>
        <message>
            <source>Quick look</source>
            <translation>Schneller Blick</translation>
        </message>
        <message>
            <source>Sensible</source>
            <translation>Vernünftig</translation>
        </message>
        <message>
            <source>The largest class has {ratio:.0f} times the samples of the smallest: rare ones count more.</source>
            <translation>Die größte Klasse hat {ratio:.0f}-mal so viele Bilder wie die kleinste: seltene zählen mehr.</translation>
        </message>
        <message>
            <source>The layers are normalized, which allows a high peak rate.</source>
            <translation>Die Schichten sind normalisiert, was eine hohe Spitzenrate erlaubt.</translation>
        </message>
        <message>
            <source>The rate rises and falls again: large steps in the middle find the way, small ones at the end settle.</source>
            <translation>Die Rate steigt und fällt wieder: große Schritte in der Mitte finden den Weg, kleine am Ende kommen zur Ruhe.</translation>
        </message>
        <message>
            <source>The recipes in {file} cannot be read: {error}</source>
            <translation>Die Rezepte in {file} lassen sich nicht lesen: {error}</translation>
        </message>
        <message>
            <source>The usual rate for a shallow network without normalization.</source>
            <translation>Die übliche Rate für ein flaches Netz ohne Normalisierung.</translation>
        </message>
        <message>
            <source>The weights with the lowest validation loss are kept: on a few hundred images accuracy is too coarse to tell epochs apart.</source>
            <translation>Aufgehoben werden die Gewichte mit dem kleinsten Loss der Validierung: bei ein paar hundert Bildern ist die Genauigkeit zu grob, um Epochen zu unterscheiden.</translation>
        </message>
        <message>
            <source>There is a recipe named {name} already.</source>
            <translation>Es gibt schon ein Rezept namens {name}.</translation>
        </message>
        <message>
            <source>Three times as long, for the last points of accuracy.</source>
            <translation>Dreimal so lang, für die letzten Punkte der Genauigkeit.</translation>
        </message>
        <message>
            <source>Use the recipe {name}</source>
            <translation>Rezept {name} benutzen</translation>
        </message>
        <message>
            <source>{count} layers with weights and no normalization: higher rates tend to fail.</source>
            <translation>{count} Schichten mit Gewichten und keine Normalisierung: höhere Raten scheitern oft.</translation>
        </message>
        <message>
            <source>{file} holds no recipes.</source>
            <translation>{file} enthält keine Rezepte.</translation>
        </message>
        <message>
            <source>{steps:,} steps an epoch: enough images in each for a steady gradient, enough steps to learn from.</source>
            <translation>{steps:,} Schritte je Epoche: genug Bilder in jedem für einen ruhigen Gradienten, genug Schritte, um daraus zu lernen.</translation>
        </message>
        <message>
            <source>{steps:,} steps in all: the more images there are, the fewer times each needs to be seen.</source>
            <translation>{steps:,} Schritte insgesamt: je mehr Bilder es gibt, desto seltener muss man jedes sehen.</translation>
        </message>
        <message>
            <source>{steps:,} steps: enough to see whether the loss falls.</source>
            <translation>{steps:,} Schritte: genug, um zu sehen, ob der Loss fällt.</translation>
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <source>Nothing can be locked in {0}.</source>
            <translation>In {0} lässt sich nichts sperren.</translation>
        </message>
        <message>
            <source>The recovery copy {0} is damaged: {1}.</source>
            <translation>Die Sicherungskopie {0} ist beschädigt: {1}.</translation>
        </message>
        <message>
            <source>it is no recovery copy</source>
            <translation>es ist keine Sicherungskopie</translation>
        </message>
        <message>
            <source>it is too large</source>
            <translation>sie ist zu groß</translation>
        </message>
        <message>
            <source>its checksum is wrong</source>
            <translation>ihre Prüfsumme stimmt nicht</translation>
        </message>
        <message>
            <source>{0} is held by another process.</source>
            <translation>{0} wird von einem anderen Prozess gehalten.</translation>
        </message>
        <message>
            <source>{0} is not what it should be</source>
            <translation>{0} ist nicht, was es sein sollte</translation>
        </message>
    </context>
    <context>
        <name>RecoveryDialog</name>
        <message>
            <source>CNN Studio closed unexpectedly. This was not saved.</source>
            <translation>CNN Studio wurde unerwartet geschlossen. Das war nicht gespeichert.</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Änderungen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>It was never saved in a file.</source>
            <translation>Es wurde nie in einer Datei gespeichert.</translation>
        </message>
        <message>
            <source>Last change</source>
            <translation>Letzte Änderung</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Nicht jetzt</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>Projekt</translation>
        </message>
        <message>
            <source>Recover</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Recover unsaved work</source>
            <translation>Ungespeicherte Arbeit wiederherstellen</translation>
        </message>
        <message>
            <source>These copies were kept. Opening one changes no file.</source>
            <translation>Diese Kopien wurden aufgehoben. Eine zu öffnen ändert keine Datei.</translation>
        </message>
        <message>
            <source>Unsaved and saved copies</source>
            <translation>Ungespeicherte und gespeicherte Kopien</translation>
        </message>
        <message>
            <source>What is not recovered now stays: File &gt; Recover unsaved work…</source>
            <translation>Was jetzt nicht wiederhergestellt wird, bleibt: Datei &gt; Ungespeicherte Arbeit wiederherstellen …</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>gespeichert</translation>
        </message>
    </context>
    <context>
        <name>RecoveryKeeper</name>
        <message>
            <source>Changes are not kept for after a crash: {0}</source>
            <translation>Änderungen werden nicht für einen Absturz aufgehoben: {0}</translation>
        </message>
    </context>
    <context>
        <name>RefactorDialog</name>
        <message>
            <source>Apply</source>
            <translation>Anwenden</translation>
        </message>
        <message>
            <source>It does not apply here</source>
            <translation>Hier geht es nicht</translation>
        </message>
        <message>
            <source>Layers that change</source>
            <translation>Schichten, die sich ändern</translation>
        </message>
        <message>
            <source>Nothing is selected: the whole network</source>
            <translation>Nichts ist ausgewählt: das ganze Netz</translation>
        </message>
        <message>
            <source>Refactor</source>
            <translation>Umbauen</translation>
        </message>
        <message>
            <source>Selected: {0}</source>
            <translation>Ausgewählt: {0}</translation>
        </message>
        <message>
            <source>equal outputs</source>
            <translation>gleiche Ausgaben</translation>
        </message>
        <message>
            <source>equal outside of training</source>
            <translation>gleich außerhalb des Trainings</translation>
        </message>
        <message>
            <source>equal while training</source>
            <translation>gleich im Training</translation>
        </message>
        <message>
            <source>other outputs</source>
            <translation>andere Ausgaben</translation>
        </message>
        <message>
            <source>{0} layers are selected</source>
            <translation>{0} Schichten sind ausgewählt</translation>
        </message>
    </context>
    <context>
        <name>Refactorings</name>
        <message>
            <source>A 1 × k convolution and a k × 1 behind it see as far as one of k × k. They take 2 / k of the weights if the channels stay as many.</source>
            <translation>Eine 1 × k-Faltung und eine k × 1 dahinter sehen so weit wie eine k × k. Sie brauchen 2 / k der Gewichte, wenn es gleich viele Kanäle bleiben.</translation>
        </message>
        <message>
            <source>A convolution that takes the same step learns what pooling fixes. The shapes stay as they are; weights and work grow with the channels.</source>
            <translation>Eine Faltung mit demselben Schritt lernt, was das Pooling festlegt. Die Formen bleiben; Gewichte und Arbeit wachsen mit den Kanälen.</translation>
        </message>
        <message>
            <source>Another activation</source>
            <translation>Eine andere Aktivierung</translation>
        </message>
        <message>
            <source>Average the channels instead of {name}</source>
            <translation>Die Kanäle mitteln statt {name}</translation>
        </message>
        <message>
            <source>BatchNorm after convolutions</source>
            <translation>BatchNorm nach Faltungen</translation>
        </message>
        <message>
            <source>BatchNorm subtracts the mean of every channel, and with it any constant that a bias has added. Without it the network learns the same with fewer numbers.</source>
            <translation>BatchNorm zieht den Mittelwert jedes Kanals ab und mit ihm jede Konstante, die ein Bias addiert hat. Ohne ihn lernt das Netz dasselbe mit weniger Zahlen.</translation>
        </message>
        <message>
            <source>Bias off before BatchNorm</source>
            <translation>Bias aus vor BatchNorm</translation>
        </message>
        <message>
            <source>Compound scaling</source>
            <translation>Gemeinsam skalieren</translation>
        </message>
        <message>
            <source>Dense layers to convolutions</source>
            <translation>Dichte Schichten zu Faltungen</translation>
        </message>
        <message>
            <source>Depth, width and resolution grow together, by α, β and γ to the power of φ: the work grows by about (α·β²·γ²)^φ. Depth acts on the repeats of blocks, width on channels (multiples of 8), resolution on the Input.</source>
            <translation>Tiefe, Breite und Auflösung wachsen gemeinsam, um α, β und γ hoch φ: die Arbeit wächst etwa um (α·β²·γ²)^φ. Die Tiefe wirkt auf die Wiederholungen von Blöcken, die Breite auf Kanäle (Vielfache von 8), die Auflösung auf den Input.</translation>
        </message>
        <message>
            <source>Depthwise separable convolution</source>
            <translation>Depthwise-separable Faltung</translation>
        </message>
        <message>
            <source>Dropout before the head</source>
            <translation>Dropout vor dem Kopf</translation>
        </message>
        <message>
            <source>Each channel is averaged over the image, and one Linear makes the scores. That saves nearly all weights of a dense head and takes images of any size.</source>
            <translation>Jeder Kanal wird über das Bild gemittelt, und eine Linear macht die Scores. Das spart fast alle Gewichte eines dichten Kopfes und nimmt Bilder jeder Größe.</translation>
        </message>
        <message>
            <source>Every activation becomes another one, but for Softmax, which makes shares of scores. Smooth ones such as GELU and SiLU let some negative values pass.</source>
            <translation>Jede Aktivierung wird eine andere, außer Softmax, das aus Scores Anteile macht. Glatte wie GELU und SiLU lassen einige negative Werte durch.</translation>
        </message>
        <message>
            <source>Every convolution here has a normalization behind it, or gives the scores.</source>
            <translation>Hier hat jede Faltung eine Normalisierung hinter sich, oder sie gibt die Scores aus.</translation>
        </message>
        <message>
            <source>Every convolution is followed by a BatchNorm, which keeps the scale of its values steady while training: deep networks then learn faster. Convolutions that give the scores themselves are left out.</source>
            <translation>Auf jede Faltung folgt eine BatchNorm, die ihre Werte im Training auf gleicher Skala hält: tiefe Netze lernen dann schneller. Faltungen, die selbst die Scores ausgeben, bleiben aus.</translation>
        </message>
        <message>
            <source>Expected {expected}, got {got}.</source>
            <translation>Erwartet {expected}, ist {got}.</translation>
        </message>
        <message>
            <source>Global pooling head</source>
            <translation>Kopf mit globalem Pooling</translation>
        </message>
        <message>
            <source>Head</source>
            <translation>Kopf</translation>
        </message>
        <message>
            <source>How many channels reach {node} is not written anywhere.</source>
            <translation>Wie viele Kanäle {node} erreichen, steht nirgends.</translation>
        </message>
        <message>
            <source>Insert BatchNorm after {nodes}</source>
            <translation>BatchNorm nach {nodes} einfügen</translation>
        </message>
        <message>
            <source>Insert Dropout {p:g} before {names}</source>
            <translation>Dropout {p:g} vor {names} einfügen</translation>
        </message>
        <message>
            <source>It cannot be done here.</source>
            <translation>Das geht hier nicht.</translation>
        </message>
        <message>
            <source>It would be a mistake: {message}. {detail}</source>
            <translation>Es wäre ein Fehler: {message}. {detail}</translation>
        </message>
        <message>
            <source>Kernels</source>
            <translation>Kerne</translation>
        </message>
        <message>
            <source>Make {nodes} depthwise separable</source>
            <translation>{nodes} depthwise-separable machen</translation>
        </message>
        <message>
            <source>No convolution of about {kernel} × {kernel} gives {wanted} from {size} pixels as {node} does.</source>
            <translation>Keine Faltung von etwa {kernel} × {kernel} macht aus {size} Pixeln {wanted}, wie {node} es tut.</translation>
        </message>
        <message>
            <source>No layer with a bias has a BatchNorm right behind it here.</source>
            <translation>Keine Schicht mit Bias hat hier direkt eine BatchNorm hinter sich.</translation>
        </message>
        <message>
            <source>No step leads from {size} pixels to {wanted}: the shortcut cannot be joined.</source>
            <translation>Kein Schritt führt von {size} Pixeln zu {wanted}: die Abkürzung lässt sich nicht anschließen.</translation>
        </message>
        <message>
            <source>One filter per channel looks around, then a 1 × 1 convolution mixes the channels. For 3 × 3 that takes about a ninth of the weights and the work.</source>
            <translation>Ein Filter je Kanal schaut sich um, dann mischt eine 1 × 1-Faltung die Kanäle. Bei 3 × 3 braucht das etwa ein Neuntel der Gewichte und der Arbeit.</translation>
        </message>
        <message>
            <source>Outside of training the outputs stay the same.</source>
            <translation>Außerhalb des Trainings bleiben die Ausgaben gleich.</translation>
        </message>
        <message>
            <source>Pooling to strided convolution</source>
            <translation>Pooling zu Faltung mit Schritt</translation>
        </message>
        <message>
            <source>Replace {count} large kernels by stacks of 3 × 3</source>
            <translation>{count} große Kerne durch Stapel von 3 × 3 ersetzen</translation>
        </message>
        <message>
            <source>Replace {kernel} of {name} by {count} layers of 3 × 3</source>
            <translation>{kernel} von {name} durch {count} Schichten von 3 × 3 ersetzen</translation>
        </message>
        <message>
            <source>Replace {nodes} by {by}</source>
            <translation>{nodes} durch {by} ersetzen</translation>
        </message>
        <message numerus="yes">
            <source>Replace {n} pooling layers by strided convolutions</source>
            <translation>
                <numerusform>{name} durch eine Faltung mit Schritt ersetzen</numerusform>
                <numerusform>{n} Pooling-Schichten durch Faltungen mit Schritt ersetzen</numerusform>
            </translation>
        </message>
        <message>
            <source>Row and column kernels</source>
            <translation>Kerne für Zeilen und Spalten</translation>
        </message>
        <message>
            <source>Scale the network by φ {phi:g}</source>
            <translation>Das Netz um φ {phi:g} skalieren</translation>
        </message>
        <message>
            <source>Select a Linear: Dropout goes before it.</source>
            <translation>Eine Linear auswählen: davor kommt das Dropout.</translation>
        </message>
        <message>
            <source>Select the layers that the shortcut is to go around.</source>
            <translation>Die Schichten auswählen, um die die Abkürzung führen soll.</translation>
        </message>
        <message>
            <source>Several 3 × 3 layers see as far as one large kernel: two like 5 × 5, three like 7 × 7. They need fewer weights and bend the values between them.</source>
            <translation>Mehrere 3 × 3-Schichten sehen so weit wie ein großer Kern: zwei wie 5 × 5, drei wie 7 × 7. Sie brauchen weniger Gewichte und knicken die Werte dazwischen.</translation>
        </message>
        <message>
            <source>Split {nodes} into rows and columns</source>
            <translation>{nodes} in Zeilen und Spalten teilen</translation>
        </message>
        <message>
            <source>Stack of 3 × 3 convolutions</source>
            <translation>Stapel von 3 × 3-Faltungen</translation>
        </message>
        <message>
            <source>Switch the bias of {nodes} off</source>
            <translation>Den Bias von {nodes} ausschalten</translation>
        </message>
        <message>
            <source>The first Linear behind a Flatten becomes a convolution as large as the map, the following ones become 1 × 1. Nothing else changes on this size of image; on a larger one the network slides: it gives scores for every place.</source>
            <translation>Die erste Linear hinter einem Flatten wird eine Faltung, so groß wie die Karte, die folgenden werden 1 × 1. Bei dieser Bildgröße ändert sich sonst nichts; bei einer größeren gleitet das Netz: es gibt Scores für jede Stelle.</translation>
        </message>
        <message>
            <source>The images of the data set are resized.</source>
            <translation>Die Bilder des Datensatzes werden skaliert.</translation>
        </message>
        <message>
            <source>The input of the selected layers goes around them and is added to what they give: y = F(x) + x. Where the shapes differ a 1 × 1 convolution makes them equal.</source>
            <translation>Der Eingang der gewählten Schichten geht um sie herum und wird zu ihrer Ausgabe addiert: y = F(x) + x. Wo die Formen verschieden sind, gleicht eine 1 × 1-Faltung sie an.</translation>
        </message>
        <message>
            <source>The kernel would be as large as the map, which differs from one instance of this block to another.</source>
            <translation>Der Kern würde so groß wie die Karte, und die ist von Instanz zu Instanz dieses Blocks verschieden.</translation>
        </message>
        <message>
            <source>The layers make {made} of {given} in this block, and in another instance something else: put the shortcut around layers that keep the shape.</source>
            <translation>Die Schichten machen in diesem Block {made} aus {given}, in einer anderen Instanz etwas anderes: die Abkürzung um Schichten legen, die die Form behalten.</translation>
        </message>
        <message>
            <source>The layers make {made} of {given}: no projection leads from one to the other.</source>
            <translation>Die Schichten machen {made} aus {given}: keine Projektion führt vom einen zum anderen.</translation>
        </message>
        <message>
            <source>The outputs change: BatchNorm has to see batches before it fits.</source>
            <translation>Die Ausgaben ändern sich: BatchNorm muss erst Batches sehen, ehe sie passt.</translation>
        </message>
        <message>
            <source>The outputs change: the head has to be trained.</source>
            <translation>Die Ausgaben ändern sich: der Kopf muss trainiert werden.</translation>
        </message>
        <message>
            <source>The outputs change: the new layers begin with fresh weights.</source>
            <translation>Die Ausgaben ändern sich: die neuen Schichten beginnen mit frischen Gewichten.</translation>
        </message>
        <message numerus="yes">
            <source>The outputs change: {n} hidden layers are gone, and the head has to be trained.</source>
            <translation>
                <numerusform>Die Ausgaben ändern sich: eine verborgene Schicht entfällt, und der Kopf muss trainiert werden.</numerusform>
                <numerusform>Die Ausgaben ändern sich: {n} verborgene Schichten entfallen, und der Kopf muss trainiert werden.</numerusform>
            </translation>
        </message>
        <message>
            <source>The outputs change; the weights can be trained on.</source>
            <translation>Die Ausgaben ändern sich; mit den Gewichten lässt sich weiter trainieren.</translation>
        </message>
        <message>
            <source>The outputs change; the weights of the layers inside can be trained on.</source>
            <translation>Die Ausgaben ändern sich; mit den Gewichten der Schichten darin lässt sich weiter trainieren.</translation>
        </message>
        <message>
            <source>The selected layers get {count} inputs, expected one: select a stretch that begins at one place.</source>
            <translation>Die gewählten Schichten bekommen {count} Eingänge, erwartet ist einer: ein Stück auswählen, das an einer Stelle beginnt.</translation>
        </message>
        <message>
            <source>The selected layers lead out at several places, expected one: select a stretch that ends at one place.</source>
            <translation>Die gewählten Schichten führen an mehreren Stellen hinaus, erwartet ist eine: ein Stück auswählen, das an einer Stelle endet.</translation>
        </message>
        <message>
            <source>There is a Dropout before {name} already.</source>
            <translation>Vor {name} liegt schon ein Dropout.</translation>
        </message>
        <message>
            <source>There is no Flatten of an image with a Linear behind it {where}.</source>
            <translation>Es gibt {where} kein Flatten eines Bildes mit einer Linear dahinter.</translation>
        </message>
        <message>
            <source>There is no Linear here.</source>
            <translation>Hier ist keine Linear.</translation>
        </message>
        <message>
            <source>There is no convolution here.</source>
            <translation>Hier ist keine Faltung.</translation>
        </message>
        <message>
            <source>There is no convolution larger than 1 × 1 here.</source>
            <translation>Hier ist keine Faltung größer als 1 × 1.</translation>
        </message>
        <message>
            <source>There is no convolution without groups, larger than 1 × 1, on several channels here.</source>
            <translation>Hier ist keine Faltung ohne Gruppen, größer als 1 × 1, auf mehreren Kanälen.</translation>
        </message>
        <message>
            <source>There is no max or average pooling here.</source>
            <translation>Hier ist kein Max- oder Mittelwert-Pooling.</translation>
        </message>
        <message>
            <source>There is no square convolution of 5 × 5 or more without dilation here.</source>
            <translation>Hier ist keine quadratische Faltung ab 5 × 5 ohne Lücken.</translation>
        </message>
        <message>
            <source>There is no {what} here.</source>
            <translation>Hier gibt es nichts von dieser Art: {what}.</translation>
        </message>
        <message>
            <source>Turn {nodes} into convolutions</source>
            <translation>{nodes} zu Faltungen machen</translation>
        </message>
        <message>
            <source>While training the outputs stay the same. Outside of it they do once the running mean has taken the bias up.</source>
            <translation>Im Training bleiben die Ausgaben gleich. Außerhalb sind sie es, sobald der laufende Mittelwert den Bias aufgenommen hat.</translation>
        </message>
        <message>
            <source>While training, a random share of the values that reach the first dense layer is set to zero. Layers with many weights then memorise the examples less.</source>
            <translation>Im Training wird ein zufälliger Anteil der Werte, die die erste dichte Schicht erreichen, auf null gesetzt. Schichten mit vielen Gewichten lernen die Beispiele dann weniger auswendig.</translation>
        </message>
        <message>
            <source>Whole network</source>
            <translation>Ganzes Netz</translation>
        </message>
        <message>
            <source>With the same weights the outputs stay the same: those of a Linear, out × C·H·W, become out × C × H × W. Runs keep the network that they trained.</source>
            <translation>Mit denselben Gewichten bleiben die Ausgaben gleich: die einer Linear, out × C·H·W, werden out × C × H × W. Läufe behalten das Netz, das sie trainiert haben.</translation>
        </message>
        <message>
            <source>Wrap in a residual</source>
            <translation>Mit einer Abkürzung umgehen</translation>
        </message>
        <message numerus="yes">
            <source>Wrap {n} layers in a residual</source>
            <translation>
                <numerusform>{name} mit einer Abkürzung umgehen</numerusform>
                <numerusform>{n} Schichten mit einer Abkürzung umgehen</numerusform>
            </translation>
        </message>
        <message>
            <source>activation but {by}</source>
            <translation>Aktivierung außer {by}</translation>
        </message>
        <message>
            <source>activation of {node} is an expression.</source>
            <translation>activation von {node} ist ein Ausdruck.</translation>
        </message>
        <message>
            <source>in the selection</source>
            <translation>in der Auswahl</translation>
        </message>
        <message>
            <source>{name} is an end of the network: leave it out.</source>
            <translation>{name} ist ein Ende des Netzes: nicht mit auswählen.</translation>
        </message>
        <message>
            <source>{name} is {got}, expected {expected}.</source>
            <translation>{name} ist {got}, erwartet {expected}.</translation>
        </message>
        <message>
            <source>{name} of {node} is an expression, no number.</source>
            <translation>{name} von {node} ist ein Ausdruck, keine Zahl.</translation>
        </message>
        <message>
            <source>{node} gets {given}, which is no image.</source>
            <translation>{node} bekommt {given}, und das ist kein Bild.</translation>
        </message>
        <message>
            <source>{node} has a mistake, or waits behind one.</source>
            <translation>{node} hat einen Fehler oder wartet hinter einem.</translation>
        </message>
        <message>
            <source>{n} activations</source>
            <translation>{n} Aktivierungen</translation>
        </message>
        <message>
            <source>{n} convolutions</source>
            <translation>{n} Faltungen</translation>
        </message>
        <message>
            <source>{n} dense layers</source>
            <translation>{n} dichte Schichten</translation>
        </message>
        <message>
            <source>{n} layers</source>
            <translation>{n} Schichten</translation>
        </message>
        <message>
            <source>α·β²·γ² = {growth:.2f}: about {number:.2f} times the work if blocks repeat. The weights begin anew.</source>
            <translation>α·β²·γ² = {growth:.2f}: etwa {number:.2f}-mal so viel Arbeit, wenn sich Blöcke wiederholen. Die Gewichte beginnen neu.</translation>
        </message>
        <message>
            <source>φ {phi:g} changes nothing here: try another.</source>
            <translation>φ {phi:g} ändert hier nichts: ein anderes versuchen.</translation>
        </message>
    </context>
    <context>
        <name>Replace</name>
        <message>
            <source>Select the one layer that is to be replaced.</source>
            <translation>Die eine Schicht auswählen, die ersetzt werden soll.</translation>
        </message>
        <message>
            <source>{0} is an end of the block: its instances use it.</source>
            <translation>{0} ist ein Ende des Blocks: seine Instanzen benutzen es.</translation>
        </message>
    </context>
    <context>
        <name>Replacing</name>
        <message>
            <source>No such layer. Try conv, pool or norm.</source>
            <translation>Keine solche Schicht. Etwa conv, pool oder norm versuchen.</translation>
        </message>
        <message>
            <source>Replace by, such as conv 64 3</source>
            <translation>Ersetzen durch, etwa conv 64 3</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <source>Before training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bright is where a score is raised, for the predicted and for the true class; the percentage is of the pixels that hold 80 % of it. It says what the score reacts to, and not what the network means by it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Epoch {n}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Evidence in the mistakes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Feature maps</source>
            <translation>Merkmalskarten</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Grad-CAM at {layer}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How well each class is told</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images of each true class, by what was predicted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Integrated gradients, {n} steps from black</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layers, in the order of the flow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mistakes</source>
            <translation>Irrtümer</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message numerus="yes">
            <source>Network of {n} layers</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>No epoch was finished.</source>
            <translation>Keine Epoche wurde beendet.</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Parts of this page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>The surest mistakes</source>
            <translation>Die sichersten Irrtümer</translation>
        </message>
        <message>
            <source>Through the epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trained</source>
            <translation>Trainiert</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>What these weights reach</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>best epoch</source>
            <translation>beste Epoche</translation>
        </message>
        <message>
            <source>best epoch, {epoch} of {epochs}</source>
            <translation>beste Epoche, {epoch} von {epochs}</translation>
        </message>
        <message>
            <source>class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>epoch {epoch} of {epochs}</source>
            <translation>Epoche {epoch} von {epochs}</translation>
        </message>
        <message>
            <source>epoch {n}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>evidence in image {n}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>feature maps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>filters of {layer}, {how}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>image {n}</source>
            <translation>Bild {n}</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>in colour, grey is 0</source>
            <translation>in Farbe, Grau ist 0</translation>
        </message>
        <message>
            <source>layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mistakes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of the first input channel, blue −{n} over white to red +{n}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>parameters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>precision</source>
            <translation>Präzision</translation>
        </message>
        <message>
            <source>recall</source>
            <translation>Trefferquote</translation>
        </message>
        <message>
            <source>run and data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>true \ predicted</source>
            <translation>wahr \ vorhergesagt</translation>
        </message>
        <message>
            <source>type</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>validation image {n}</source>
            <translation>Validierungsbild {n}</translation>
        </message>
        <message>
            <source>{count} filters of {layer}, {how}.</source>
            <translation>{count} Filter von {layer}, {how}.</translation>
        </message>
        <message>
            <source>{layer}: {shown} of {count} maps, each from dark, its least, to yellow, its largest value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{method}, for {name}: {share}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{part} from {first} to {last}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{true}, predicted {predicted}, {share}</source>
            <translation>{true}, vorhergesagt {predicted}, {share}</translation>
        </message>
        <message>
            <source>{wrong} of {all} validation images are wrong.</source>
            <translation>{wrong} von {all} Validierungsbildern sind falsch.</translation>
        </message>
    </context>
    <context>
        <name>ReportDesk</name>
        <message>
            <source>There is no run yet: train first, with F5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This run has no weights yet: its first epoch is not over.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>A process of its own starts; it needs some seconds for that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No engine runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One page with the network, its curves, mistakes and the evidence in them, filters and maps. It holds all it shows: send it, or read it in any browser.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Progress of the report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Report of {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved as {0}, {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Side by side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The page is being written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Web page (*.html)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>best epoch, {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>epoch {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>last epoch, {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} of {1}: {2}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Reports</name>
        <message>
            <source>Versions and the last lines of the log are on the clipboard.</source>
            <translation>Versionen und die letzten Zeilen des Protokolls sind in der Zwischenablage.</translation>
        </message>
    </context>
    <context>
        <name>Rescue</name>
        <message>
            <source>CNN Studio closed unexpectedly last time; nothing was unsaved. Help &gt; Copy diagnostics has the log.</source>
            <translation>CNN Studio wurde zuletzt unerwartet geschlossen; nichts war ungespeichert. Hilfe &gt; Diagnose kopieren enthält das Protokoll.</translation>
        </message>
        <message>
            <source>Changes are not kept for after a crash: {0}</source>
            <translation>Änderungen werden nicht für einen Absturz aufgehoben: {0}</translation>
        </message>
        <message>
            <source>Recovered {0} as it was at {1}. Save it to keep it.</source>
            <translation>{0} ist wiederhergestellt, wie es um {1} war. Zum Behalten speichern.</translation>
        </message>
        <message>
            <source>Recovery copies cannot be read: {0}</source>
            <translation>Sicherungskopien lassen sich nicht lesen: {0}</translation>
        </message>
        <message>
            <source>There is nothing to recover.</source>
            <translation>Es gibt nichts wiederherzustellen.</translation>
        </message>
    </context>
    <context>
        <name>ResidualsPage</name>
        <message>
            <source>Predicted against true</source>
            <translation>Vorhergesagt gegen wahr</translation>
        </message>
        <message>
            <source>Residuals</source>
            <translation>Residuen</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>predicted</source>
            <translation>vorhergesagt</translation>
        </message>
        <message>
            <source>predicted less true</source>
            <translation>vorhergesagt minus wahr</translation>
        </message>
        <message>
            <source>true</source>
            <translation>wahr</translation>
        </message>
        <message>
            <source>{0} {1}: mean absolute error {2}, RMSE {3}</source>
            <translation>{0} {1}: mittlerer absoluter Fehler {2}, RMSE {3}</translation>
        </message>
        <message>
            <source>{0}: mean absolute error {1}, RMSE {2}, mean error {3}, R² {4}. Click a dot to look at its image.</source>
            <translation>{0}: mittlerer absoluter Fehler {1}, RMSE {2}, mittlerer Fehler {3}, R² {4}. Ein Klick auf einen Punkt zeigt sein Bild.</translation>
        </message>
    </context>
    <context>
        <name>RobustnessPage</name>
        <message>
            <source>Predicted {0}, p = {1}</source>
            <translation>Vorhergesagt {0}, p = {1}</translation>
        </message>
        <message>
            <source>Robustness</source>
            <translation>Robustheit</translation>
        </message>
        <message>
            <source>p of {0}, predicted</source>
            <translation>p von {0}, vorhergesagt</translation>
        </message>
        <message>
            <source>p of {0}, true</source>
            <translation>p von {0}, wahr</translation>
        </message>
    </context>
    <context>
        <name>RowBars</name>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>RowTable</name>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
    </context>
    <context>
        <name>RuleCard</name>
        <message>
            <source>Expected a number such as 2 or -0.5, got {0}.</source>
            <translation>Erwartet eine Zahl wie 2 oder -0.5, ist {0}.</translation>
        </message>
        <message>
            <source>∂L/∂z</source>
            <translation>∂L/∂z</translation>
        </message>
    </context>
    <context>
        <name>Rules</name>
        <message>
            <source>Switch {0} on</source>
            <translation>{0} einschalten</translation>
        </message>
    </context>
    <context>
        <name>Run</name>
        <message>
            <source>resumed</source>
            <translation>fortgesetzt</translation>
        </message>
        <message>
            <source>{0} before its first epoch was complete.</source>
            <translation>{0}, ehe die erste Epoche vollständig war.</translation>
        </message>
        <message>
            <source>{0} finished</source>
            <translation>{0} ist fertig</translation>
        </message>
        <message>
            <source>{0} stopped</source>
            <translation>{0} wurde angehalten</translation>
        </message>
        <message>
            <source>{0}: best epoch {1}, validation {2}, test {3}.</source>
            <translation>{0}: beste Epoche {1}, Validierung {2}, Test {3}.</translation>
        </message>
        <message>
            <source>{0}: best epoch {1}, validation {2}.</source>
            <translation>{0}: beste Epoche {1}, Validierung {2}.</translation>
        </message>
    </context>
    <context>
        <name>RunActions</name>
        <message>
            <source>A checkpoint from within the first epoch is saved.</source>
            <translation>Ein Zwischenstand aus der ersten Epoche ist gespeichert.</translation>
        </message>
        <message>
            <source>End after this step; the best epoch is kept</source>
            <translation>Nach diesem Schritt enden; die beste Epoche bleibt</translation>
        </message>
        <message>
            <source>End the engine at once; the last checkpoint is kept</source>
            <translation>Den Rechenkern sofort beenden; der letzte Zwischenstand bleibt</translation>
        </message>
        <message>
            <source>Everything up to epoch {0} is saved.</source>
            <translation>Alles bis Epoche {0} ist gespeichert.</translation>
        </message>
        <message>
            <source>Go on training</source>
            <translation>Weiter trainieren</translation>
        </message>
        <message>
            <source>Go on with {0} for {1}: its weights, optimizer and settings</source>
            <translation>Mit {0} weitermachen, für {1}: mit seinen Gewichten, Optimierer und Einstellungen</translation>
        </message>
        <message>
            <source>No data are chosen yet: choose them in Data.</source>
            <translation>Noch sind keine Daten gewählt: sie unter Daten wählen.</translation>
        </message>
        <message>
            <source>No epoch was finished, so nothing is saved yet.</source>
            <translation>Keine Epoche wurde fertig, darum ist noch nichts gespeichert.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Resume from the last checkpoint</source>
            <translation>Vom letzten Zwischenstand fortsetzen</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Neu beginnen</translation>
        </message>
        <message>
            <source>Start the run again from its beginning</source>
            <translation>Den Lauf von vorn beginnen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Stop now</source>
            <translation>Sofort anhalten</translation>
        </message>
        <message>
            <source>Stopped at once, in epoch {0}.</source>
            <translation>Sofort angehalten, in Epoche {0}.</translation>
        </message>
        <message>
            <source>The engine ended unexpectedly at epoch {0}.</source>
            <translation>Der Rechenkern endete unerwartet in Epoche {0}.</translation>
        </message>
        <message>
            <source>The network is empty: add layers from Input to Output.</source>
            <translation>Das Netz ist leer: Schichten von Input bis Output hinzufügen.</translation>
        </message>
        <message>
            <source>The network is not complete: some layers wait for others.</source>
            <translation>Das Netz ist nicht vollständig: einige Schichten warten auf andere.</translation>
        </message>
        <message>
            <source>The run ends after the running step.</source>
            <translation>Der Lauf endet nach dem laufenden Schritt.</translation>
        </message>
        <message>
            <source>The run is about to start.</source>
            <translation>Der Lauf beginnt gleich.</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Trainieren</translation>
        </message>
        <message>
            <source>Train anew</source>
            <translation>Neu trainieren</translation>
        </message>
        <message>
            <source>Train on</source>
            <translation>Weiter trainieren</translation>
        </message>
        <message>
            <source>Train the network as a new run</source>
            <translation>Das Netz als neuen Lauf trainieren</translation>
        </message>
        <message>
            <source>Wait after this step</source>
            <translation>Nach diesem Schritt warten</translation>
        </message>
        <message numerus="yes">
            <source>{n} errors in the network: {message}</source>
            <translation>
                <numerusform>{n} Fehler im Netz: {message}</numerusform>
                <numerusform>{n} Fehler im Netz: {message}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} more epochs</source>
            <translation>
                <numerusform>{n} weitere Epoche</numerusform>
                <numerusform>{n} weitere Epochen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunAnnouncer</name>
        <message>
            <source>Epoch {0} of {1}: validation {2}.</source>
            <translation>Epoche {0} von {1}: Validierung {2}.</translation>
        </message>
    </context>
    <context>
        <name>RunController</name>
        <message>
            <source>A generator and its discriminator have no single step to try.</source>
            <translation>Ein Generator und sein Diskriminator haben keinen einzelnen Schritt zum Ausprobieren.</translation>
        </message>
        <message>
            <source>A run trains already.</source>
            <translation>Ein Lauf trainiert schon.</translation>
        </message>
        <message>
            <source>A run trains. Stop it first.</source>
            <translation>Ein Lauf trainiert. Ihn erst anhalten.</translation>
        </message>
        <message>
            <source>New run</source>
            <translation>Neuer Lauf</translation>
        </message>
        <message>
            <source>The batch is being tried.</source>
            <translation>Der Batch wird gerade getestet.</translation>
        </message>
        <message>
            <source>The data are not ready: {0}.</source>
            <translation>Die Daten sind nicht bereit: {0}.</translation>
        </message>
        <message>
            <source>There is no run with a checkpoint to go on from.</source>
            <translation>Es gibt keinen Lauf mit einem Zwischenstand, der weiterginge.</translation>
        </message>
    </context>
    <context>
        <name>RunEvents</name>
        <message>
            <source>a tenth from epoch {epoch}</source>
            <translation>ein Zehntel ab Epoche {epoch}</translation>
        </message>
        <message>
            <source>doubled from epoch {epoch}</source>
            <translation>verdoppelt ab Epoche {epoch}</translation>
        </message>
        <message>
            <source>halved from epoch {epoch}</source>
            <translation>halbiert ab Epoche {epoch}</translation>
        </message>
        <message>
            <source>{rate} from epoch {epoch}, was {before}</source>
            <translation>{rate} ab Epoche {epoch}, war {before}</translation>
        </message>
    </context>
    <context>
        <name>RunFiles</name>
        <message>
            <source>The data were changed since {0}. Train on them as a new run, or undo the changes.</source>
            <translation>Die Daten wurden seit {0} geändert. In einem neuen Lauf damit trainieren, oder die Änderungen rückgängig machen.</translation>
        </message>
        <message>
            <source>The network was edited since {0}, whose weights fit the old one. Train it as a new run, or undo the edits.</source>
            <translation>Das Netz wurde seit {0} geändert, und dessen Gewichte passen zum alten. Es in einem neuen Lauf trainieren, oder die Änderungen rückgängig machen.</translation>
        </message>
        <message>
            <source>The project of {0} cannot be read any more.</source>
            <translation>Das Projekt von {0} lässt sich nicht mehr lesen.</translation>
        </message>
        <message>
            <source>This run was interrupted before its first epoch was finished.</source>
            <translation>Dieser Lauf wurde unterbrochen, ehe seine erste Epoche fertig war.</translation>
        </message>
        <message>
            <source>This run was interrupted. Everything up to epoch {0} is saved.</source>
            <translation>Dieser Lauf wurde unterbrochen. Alles bis Epoche {0} ist gespeichert.</translation>
        </message>
    </context>
    <context>
        <name>RunHeader</name>
        <message>
            <source>All that the engine takes, torch included: more than what a batch needs.</source>
            <translation>Alles, was der Rechenkern braucht, torch eingeschlossen: mehr, als ein Batch braucht.</translation>
        </message>
        <message>
            <source>Best</source>
            <translation>Beste</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Go to {0}</source>
            <translation>Zu {0} gehen</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>Letzte</translation>
        </message>
        <message>
            <source>No run yet</source>
            <translation>Noch kein Lauf</translation>
        </message>
        <message>
            <source>Progress of the run</source>
            <translation>Fortschritt des Laufs</translation>
        </message>
        <message>
            <source>Read the data no further</source>
            <translation>Die Daten nicht weiter lesen</translation>
        </message>
        <message numerus="yes">
            <source>See the {n} mistakes</source>
            <translation>
                <numerusform>Den {n} Irrtum ansehen</numerusform>
                <numerusform>Die {n} Irrtümer ansehen</numerusform>
            </translation>
        </message>
        <message>
            <source>Weights of the best epoch, or of the last</source>
            <translation>Gewichte der besten Epoche, oder der letzten</translation>
        </message>
        <message>
            <source>Weights that are looked at</source>
            <translation>Gewichte, die angesehen werden</translation>
        </message>
        <message>
            <source>Which classes are confused, in Inspect</source>
            <translation>Welche Klassen verwechselt werden, unter Ansehen</translation>
        </message>
        <message>
            <source>With the weights of the best epoch.</source>
            <translation>Mit den Gewichten der besten Epoche.</translation>
        </message>
        <message>
            <source>best validation</source>
            <translation>beste Validierung</translation>
        </message>
        <message>
            <source>edited since this run started</source>
            <translation>seit Beginn des Laufs bearbeitet</translation>
        </message>
        <message>
            <source>elapsed</source>
            <translation>vergangen</translation>
        </message>
        <message>
            <source>engine memory</source>
            <translation>Speicher des Rechenkerns</translation>
        </message>
        <message>
            <source>epoch {0} of {1}</source>
            <translation>Epoche {0} von {1}</translation>
        </message>
        <message>
            <source>learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>left</source>
            <translation>übrig</translation>
        </message>
        <message>
            <source>loader wait</source>
            <translation>Warten aufs Laden</translation>
        </message>
        <message>
            <source>step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>step {0} of {1}</source>
            <translation>Schritt {0} von {1}</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>test, best epoch</source>
            <translation>Test, beste Epoche</translation>
        </message>
        <message>
            <source>throughput</source>
            <translation>Durchsatz</translation>
        </message>
        <message>
            <source>{0} ({1} to {2})</source>
            <translation>{0} ({1} bis {2})</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} zu {1}</translation>
        </message>
        <message>
            <source>{0} of {1} test images. With so many, the accuracy on all such images lies between the two ends with 95 % probability (Wilson).</source>
            <translation>{0} von {1} Testbildern. Bei so vielen liegt die Genauigkeit auf allen solchen Bildern mit 95 % Wahrscheinlichkeit zwischen den beiden Enden (Wilson).</translation>
        </message>
        <message numerus="yes">
            <source>{n} epochs</source>
            <translation>
                <numerusform>{n} Epoche</numerusform>
                <numerusform>{n} Epochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} steps</source>
            <translation>
                <numerusform>{n} Schritt</numerusform>
                <numerusform>{n} Schritten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunKeeper</name>
        <message>
            <source>{0} is training. Stop it first.</source>
            <translation>{0} trainiert. Erst ihn anhalten.</translation>
        </message>
        <message>
            <source>{0} runs are drawn already: hide one first.</source>
            <translation>{0} Läufe sind schon gezeichnet: erst einen verbergen.</translation>
        </message>
        <message numerus="yes">
            <source>{n} runs are in the trash.</source>
            <translation>
                <numerusform>{n} Lauf ist im Papierkorb.</numerusform>
                <numerusform>{n} Läufe sind im Papierkorb.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunQueue</name>
        <message>
            <source>The queue cannot be kept: {0}</source>
            <translation>Die Warteschlange lässt sich nicht aufheben: {0}</translation>
        </message>
        <message>
            <source>The queue is full.</source>
            <translation>Die Warteschlange ist voll.</translation>
        </message>
        <message numerus="yes">
            <source>{n} runs wait for their turn.</source>
            <translation>
                <numerusform>{n} Lauf wartet.</numerusform>
                <numerusform>{n} Läufe warten.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunRowPainter</name>
        <message>
            <source>Name of the run</source>
            <translation>Name des Laufs</translation>
        </message>
    </context>
    <context>
        <name>RunSide</name>
        <message>
            <source>Gradient flow</source>
            <translation>Gradientenfluss</translation>
        </message>
        <message>
            <source>No run trains.</source>
            <translation>Kein Lauf trainiert.</translation>
        </message>
        <message>
            <source>One batch forward and back, on a throw-away network</source>
            <translation>Ein Batch vorwärts und zurück, auf einem Netz zum Wegwerfen</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Try one batch</source>
            <translation>Batch testen</translation>
        </message>
        <message>
            <source>engine restarts</source>
            <translation>Rechenkern startet neu</translation>
        </message>
        <message>
            <source>update size / weight size, last 50 steps</source>
            <translation>Größe der Änderung / der Gewichte, letzte 50 Schritte</translation>
        </message>
    </context>
    <context>
        <name>RunState</name>
        <message>
            <source>failed</source>
            <translation>gescheitert</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>fertig</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>unterbrochen</translation>
        </message>
        <message>
            <source>not started</source>
            <translation>nicht begonnen</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>pausiert</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>beginnt</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>endet</translation>
        </message>
        <message>
            <source>training</source>
            <translation>trainiert</translation>
        </message>
        <message>
            <source>training elsewhere</source>
            <translation>trainiert anderswo</translation>
        </message>
    </context>
    <context>
        <name>RunTable</name>
        <message>
            <source>Begun</source>
            <translation>Begonnen</translation>
        </message>
        <message>
            <source>Best epoch</source>
            <translation>Beste Epoche</translation>
        </message>
        <message>
            <source>Best validation</source>
            <translation>Beste Validierung</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Epochs done</source>
            <translation>Fertige Epochen</translation>
        </message>
        <message>
            <source>Images per second</source>
            <translation>Bilder je Sekunde</translation>
        </message>
        <message>
            <source>Last training loss</source>
            <translation>Letzter Loss, Training</translation>
        </message>
        <message>
            <source>Loss of best epoch</source>
            <translation>Loss der besten Epoche</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>On disk</source>
            <translation>Auf der Platte</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Star</source>
            <translation>Stern</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>an unknown block</source>
            <translation>ein unbekannter Block</translation>
        </message>
    </context>
    <context>
        <name>RunWeights</name>
        <message>
            <source>A run trains: its network is the one that is shown.</source>
            <translation>Ein Lauf trainiert: gezeigt wird sein Netz.</translation>
        </message>
        <message>
            <source>There is no run whose best epoch is not its last.</source>
            <translation>Es gibt keinen Lauf, dessen beste Epoche nicht die letzte ist.</translation>
        </message>
        <message>
            <source>These are the weights that are shown.</source>
            <translation>Diese Gewichte werden schon gezeigt.</translation>
        </message>
    </context>
    <context>
        <name>RunWords</name>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>beschädigt</translation>
        </message>
        <message>
            <source>edge</source>
            <translation>Verbindung</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>gescheitert</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>fertig</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>unterbrochen</translation>
        </message>
        <message>
            <source>joined</source>
            <translation>verbunden</translation>
        </message>
        <message>
            <source>layer</source>
            <translation>Schicht</translation>
        </message>
        <message>
            <source>no {record}</source>
            <translation>kein {record}</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>pausiert</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>switched off</source>
            <translation>ausgeschaltet</translation>
        </message>
        <message>
            <source>training</source>
            <translation>im Training</translation>
        </message>
        <message>
            <source>{0}, test</source>
            <translation>{0}, Test</translation>
        </message>
        <message>
            <source>{0}, training</source>
            <translation>{0}, Training</translation>
        </message>
        <message>
            <source>{0}, validation</source>
            <translation>{0}, Validierung</translation>
        </message>
        <message>
            <source>{record} off</source>
            <translation>{record} aus</translation>
        </message>
        <message>
            <source>{value} from epoch {epoch}</source>
            <translation>{value} ab Epoche {epoch}</translation>
        </message>
    </context>
    <context>
        <name>RunsDesk</name>
        <message>
            <source>There are no two runs yet: train again, with F5.</source>
            <translation>Es gibt noch keine zwei Läufe: noch einmal trainieren, mit F5.</translation>
        </message>
        <message>
            <source>There is no run yet: train first, with F5.</source>
            <translation>Es gibt noch keinen Lauf: erst trainieren, mit F5.</translation>
        </message>
    </context>
    <context>
        <name>RunsHome</name>
        <message numerus="yes">
            <source>The {n} runs are beside it, in {folder}.</source>
            <translation>
                <numerusform>Der Lauf liegt daneben, in {folder}.</numerusform>
                <numerusform>Die {n} Läufe liegen daneben, in {folder}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunsList</name>
        <message>
            <source>Draw beside the others</source>
            <translation>Neben den anderen zeichnen</translation>
        </message>
        <message>
            <source>Give a star</source>
            <translation>Stern geben</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>Verbergen</translation>
        </message>
        <message>
            <source>Move to the trash</source>
            <translation>In den Papierkorb legen</translation>
        </message>
        <message>
            <source>Note…</source>
            <translation>Notiz …</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>Show its curves</source>
            <translation>Kurven zeigen</translation>
        </message>
        <message>
            <source>Take the star</source>
            <translation>Stern wegnehmen</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>angehalten</translation>
        </message>
    </context>
    <context>
        <name>RunsSection</name>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Find a run</source>
            <translation>Einen Lauf finden</translation>
        </message>
        <message>
            <source>No run says “{0}”.</source>
            <translation>Kein Lauf sagt „{0}“.</translation>
        </message>
        <message>
            <source>None yet. Every run is kept here, with its curves.</source>
            <translation>Noch keiner. Jeder Lauf bleibt hier, mit seinen Kurven.</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>There are no two runs yet: train again, with F5.</source>
            <translation>Es gibt noch keine zwei Läufe: noch einmal trainieren, mit F5.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
    </context>
    <context>
        <name>RunsTable</name>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
    </context>
    <context>
        <name>RunsWindow</name>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Data settings</source>
            <translation>Einstellungen der Daten</translation>
        </message>
        <message>
            <source>Find by name, note or setting</source>
            <translation>Nach Name, Notiz oder Einstellung suchen</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>Save as CSV…</source>
            <translation>Als CSV speichern …</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tabellen (*.csv)</translation>
        </message>
        <message>
            <source>Training settings</source>
            <translation>Einstellungen des Trainings</translation>
        </message>
        <message>
            <source>no runs yet</source>
            <translation>noch keine Läufe</translation>
        </message>
        <message>
            <source>runs.csv</source>
            <translation>Läufe.csv</translation>
        </message>
        <message>
            <source>{0} of {1} runs</source>
            <translation>{0} von {1} Läufen</translation>
        </message>
        <message numerus="yes">
            <source>{n} runs</source>
            <translation>
                <numerusform>{n} Lauf</numerusform>
                <numerusform>{n} Läufe</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SamplePanel</name>
        <message>
            <source>, label {0}</source>
            <translation>, Klasse {0}</translation>
        </message>
        <message>
            <source>Draw on a copy of this image</source>
            <translation>Auf einer Kopie dieses Bildes zeichnen</translation>
        </message>
        <message>
            <source>Edit copy</source>
            <translation>Kopie bearbeiten</translation>
        </message>
        <message>
            <source>Go to the next image that the network gets wrong</source>
            <translation>Zum nächsten Bild, bei dem das Netz irrt</translation>
        </message>
        <message>
            <source>Image</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next mistake</source>
            <translation>Nächster Irrtum</translation>
        </message>
        <message>
            <source>No image</source>
            <translation>Kein Bild</translation>
        </message>
        <message>
            <source>Predictions</source>
            <translation>Vorhersagen</translation>
        </message>
        <message>
            <source>Predictions need an Output layer at the end.</source>
            <translation>Vorhersagen brauchen eine Output-Schicht am Ende.</translation>
        </message>
        <message>
            <source>The Output gives no scores of classes that are finite.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first image and its predictions appear here.</source>
            <translation>Hier erscheinen das erste Bild und seine Vorhersagen.</translation>
        </message>
        <message>
            <source>What is predicted of your picture appears here.</source>
            <translation>Hier erscheint, was zum eigenen Bild vorhergesagt wird.</translation>
        </message>
        <message>
            <source>What you draw is judged at once; it appears here.</source>
            <translation>Gezeichnetes wird sofort beurteilt; das Ergebnis erscheint hier.</translation>
        </message>
        <message>
            <source>{0} image {1} of {2}</source>
            <translation>{0}: Bild {1} von {2}</translation>
        </message>
    </context>
    <context>
        <name>SampleView</name>
        <message>
            <source>No image</source>
            <translation>Kein Bild</translation>
        </message>
    </context>
    <context>
        <name>Samples</name>
        <message>
            <source>152 layers with weights on one screen: 3, 8, 36 and 3 bottlenecks. The deepest network of the paper, and the winner of ImageNet 2015. It has fewer parameters than half of VGG-16 and less work, at eight times the depth.</source>
            <translation>152 Schichten mit Gewichten auf einem Bildschirm: 3, 8, 36 und 3 Bottlenecks. Das tiefste Netz des Artikels und Sieger von ImageNet 2015. Es hat weniger als halb so viele Parameter wie VGG-16 und weniger Arbeit, bei achtfacher Tiefe.</translation>
        </message>
        <message>
            <source>3-D CNN on clips</source>
            <translation>3-D-CNN auf Clips</translation>
        </message>
        <message>
            <source>784 pixels, 256 hidden units, 10 scores: no convolution at all. It reads digits well, yet it does not know that pixels have neighbours: shift a digit by a few pixels and it fails, and it has three times the weights of LeNet-5. That warning is meant here; compare it with Simple CNN.</source>
            <translation>784 Pixel, 256 verborgene Einheiten, 10 Scores: gar keine Faltung. Es liest Ziffern gut, weiß aber nicht, dass Pixel Nachbarn haben: eine Ziffer um wenige Pixel verschoben, und es scheitert, und es hat dreimal so viele Gewichte wie LeNet-5. Diese Warnung ist hier gewollt; der Vergleich ist Simple CNN.</translation>
        </message>
        <message>
            <source>A class for every pixel: down to see what is there, up to say where. Each step up doubles the map by a transposed convolution and lays beside it what the way down saw at that size. 64 channels at the top, 1,024 at the bottom, as in the paper, with BatchNorm and with padding, so that the answer is as large as the image.</source>
            <translation>Eine Klasse für jeden Pixel: hinunter, um zu sehen, was da ist, hinauf, um zu sagen, wo. Jeder Schritt hinauf verdoppelt die Karte mit einer transponierten Faltung und legt daneben, was der Weg hinunter bei dieser Größe sah. 64 Kanäle oben, 1,024 unten, wie im Artikel, mit BatchNorm und mit Rand, sodass die Antwort so groß ist wie das Bild.</translation>
        </message>
        <message>
            <source>A convolutional network that learned from transformers, and caught up with them. Patches of 4 × 4 to begin with, 7 × 7 depthwise windows, LayerNorm in place of BatchNorm, one GELU a block, and the 1 × 1 pair that widens by four. Eighteen blocks; the chance to skip one grows with depth while it trains.</source>
            <translation>Ein Faltungsnetz, das von Transformern gelernt und sie eingeholt hat. Am Anfang Ausschnitte von 4 × 4, Fenster von 7 × 7 je Kanal, LayerNorm statt BatchNorm, ein GELU je Block und das Paar von 1 × 1, das um vier weitet. Achtzehn Blöcke; im Training wächst mit der Tiefe die Wahrscheinlichkeit, einen zu überspringen.</translation>
        </message>
        <message>
            <source>A small convolutional network looks at each frame, an LSTM reads the sequence. The block works per frame: time is folded into the batch and unfolded behind it, so sixteen frames share one set of weights. The LSTM's last step names the action.</source>
            <translation>Ein kleines Faltungsnetz betrachtet jedes Einzelbild, ein LSTM liest die Sequenz. Der Block arbeitet je Einzelbild: die Zeit wird in den Batch gefaltet und dahinter wieder entfaltet, sodass sich sechzehn Einzelbilder dieselben Gewichte teilen. Der letzte Schritt des LSTM benennt die Handlung.</translation>
        </message>
        <message>
            <source>A square in the middle, of this share of the side</source>
            <translation>Ein Quadrat in der Mitte, dieser Anteil der Seite</translation>
        </message>
        <message>
            <source>A way around each pair of convolutions, drawn layer by layer. The first way needs a 1 × 1 convolution, because stride 2 and 32 channels change the shape and Add wants two equal ones; the second is a plain line. Set the channels of the shortcut to 16 to see what a mistake looks like.</source>
            <translation>Ein Weg um jedes Paar von Faltungen, Schicht für Schicht gezeichnet. Der erste Weg braucht eine 1 × 1-Faltung, denn stride 2 und 32 Kanäle ändern die Form, und Add will zwei gleiche; der zweite ist eine schlichte Linie. Die Kanäle der Abkürzung auf 16 gesetzt, zeigt sich, wie ein Fehler aussieht.</translation>
        </message>
        <message>
            <source>Added to every pixel, cut off at black and white</source>
            <translation>Zu jedem Pixel addiert, bei Schwarz und Weiß begrenzt</translation>
        </message>
        <message>
            <source>AlexNet</source>
            <translation>AlexNet</translation>
        </message>
        <message>
            <source>AlexNet as it was trained: split over two graphics cards of 3 GB. With groups = 2 the second, fourth and fifth convolution see only half of the channels each. That was meant for memory; today groups are used to save work, in ResNeXt and, taken to the end, in the depthwise convolutions of MobileNet.</source>
            <translation>AlexNet, wie es trainiert wurde: auf zwei Grafikkarten mit 3 GB verteilt. Mit groups = 2 sehen die zweite, vierte und fünfte Faltung nur je die Hälfte der Kanäle. Das war für den Speicher gedacht; heute sparen Gruppen Arbeit, in ResNeXt und, bis zum Ende getrieben, in den Faltungen je Kanal von MobileNet.</translation>
        </message>
        <message>
            <source>AlexNet in two towers</source>
            <translation>AlexNet in zwei Türmen</translation>
        </message>
        <message>
            <source>AlexNet mended by looking inside it. Pictures of its features showed dead filters and stripes in the first layers: too large a filter with too large a step. 7 × 7 with stride 2 in place of 11 × 11 with stride 4 cured that, and won ImageNet 2013.</source>
            <translation>AlexNet, verbessert durch einen Blick hinein. Bilder seiner Merkmale zeigten tote Filter und Streifen in den ersten Schichten: zu große Filter mit zu großem Schritt. 7 × 7 mit stride 2 statt 11 × 11 mit stride 4 heilte das und gewann ImageNet 2013.</translation>
        </message>
        <message>
            <source>AlexNet's accuracy with a fiftieth of its parameters, and no dense layer. A Fire module squeezes the channels by 1 × 1 and lets few of them meet the dear 3 × 3. The last convolution gives one map a class; its mean is the score.</source>
            <translation>Die Genauigkeit von AlexNet mit einem Fünfzigstel seiner Parameter, und keine dichte Schicht. Ein Fire-Modul presst die Kanäle mit 1 × 1 zusammen und lässt nur wenige an die teure 3 × 3. Die letzte Faltung gibt eine Karte je Klasse; ihr Mittelwert ist der Score.</translation>
        </message>
        <message>
            <source>All-CNN-C</source>
            <translation>All-CNN-C</translation>
        </message>
        <message>
            <source>An image as a sentence of 196 patches: a transformer and no convolution at all. Each patch of 16 × 16 becomes 768 numbers, learned numbers say where it was, and twelve encoders let every patch look at every other. A learned class token gathers the answer. It knows nothing of neighbours beforehand, so it needs many images.</source>
            <translation>Ein Bild als Satz aus 196 Ausschnitten: ein Transformer und gar keine Faltung. Jeder Ausschnitt von 16 × 16 wird zu 768 Zahlen, gelernte Zahlen sagen, wo er war, und zwölf Encoder lassen jeden auf jeden anderen schauen. Ein gelerntes Klassentoken sammelt die Antwort. Es weiß vorab nichts von Nachbarn, darum braucht es viele Bilder.</translation>
        </message>
        <message>
            <source>As small as a useful convolutional network gets: two convolutions, one Linear. Each pooling halves height and width while the next convolution doubles the channels: space is traded for meaning. An epoch takes seconds on any computer.</source>
            <translation>So klein, wie ein brauchbares Faltungsnetz wird: zwei Faltungen, eine Linear. Jedes Pooling halbiert Höhe und Breite, während die nächste Faltung die Kanäle verdoppelt: Raum wird gegen Bedeutung getauscht. Eine Epoche dauert auf jedem Rechner Sekunden.</translation>
        </message>
        <message>
            <source>Background</source>
            <translation>Hintergrund</translation>
        </message>
        <message>
            <source>Blocks of three: 1 × 1 squeezes the channels, 3 × 3 works, 1 × 1 widens again. The bottleneck makes depth cheap: half as deep again as ResNet-34 at about the same work. Press Enter on a card to see inside. The stride is in the 3 × 3, as in torchvision ("V1.5"), so the numbers and outputs are those of torchvision.</source>
            <translation>Blöcke zu dritt: 1 × 1 presst die Kanäle zusammen, 3 × 3 arbeitet, 1 × 1 weitet wieder. Der Bottleneck macht Tiefe billig: halb so tief noch einmal wie ResNet-34 bei etwa gleicher Arbeit. Die Eingabetaste auf einer Karte führt hinein. Der Schritt liegt in der 3 × 3, wie in torchvision („V1.5“), darum sind Zahlen und Ausgaben die von torchvision.</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>CIFAR</source>
            <translation>CIFAR</translation>
        </message>
        <message>
            <source>CNN and LSTM on clips</source>
            <translation>CNN und LSTM auf Clips</translation>
        </message>
        <message>
            <source>ConvNeXt-Tiny</source>
            <translation>ConvNeXt-Tiny</translation>
        </message>
        <message>
            <source>Convolution and attention</source>
            <translation>Faltung und Attention</translation>
        </message>
        <message>
            <source>Convolutions and nothing else: stride 2 does the work of pooling. No pooling layer and no dense layer, yet as good as its rivals with both. The last 1 × 1 convolution gives one map for each class, and the mean of a map is its score.</source>
            <translation>Faltungen und sonst nichts: stride 2 tut die Arbeit des Poolings. Keine Pooling-Schicht und keine dichte Schicht, und doch so gut wie seine Rivalen mit beiden. Die letzte 1 × 1-Faltung gibt eine Karte für jede Klasse, und der Mittelwert einer Karte ist ihr Score.</translation>
        </message>
        <message>
            <source>Convolutions find strokes, attention relates the ones that are far apart. Three Conv-BN-ReLU bring the digit down to 7 × 7, where attention over all 49 places is cheap, and the sum with what came in keeps it harmless at first. It trains on the bundled digits; take the attention out and compare.</source>
            <translation>Faltungen finden Striche, Attention setzt weit entfernte zueinander in Beziehung. Drei Conv-BN-ReLU bringen die Ziffer auf 7 × 7 herunter, wo Attention über alle 49 Stellen billig ist, und die Summe mit dem, was ankam, hält sie anfangs harmlos. Es lernt auf den mitgelieferten Ziffern; zum Vergleich die Attention herausnehmen.</translation>
        </message>
        <message>
            <source>Crop</source>
            <translation>Ausschnitt</translation>
        </message>
        <message>
            <source>DenseNet-121</source>
            <translation>DenseNet-121</translation>
        </message>
        <message>
            <source>Digits, best in 90 seconds</source>
            <translation>Ziffern, das Beste in 90 Sekunden</translation>
        </message>
        <message>
            <source>EfficientNet-B0</source>
            <translation>EfficientNet-B0</translation>
        </message>
        <message>
            <source>Every convolution in two: each channel by itself, then 1 × 1 across channels. That takes about a ninth of the work of a full 3 × 3. Made for telephones: VGG-16's accuracy for a thirtieth of its parameters and of its work.</source>
            <translation>Jede Faltung in zweien: jeder Kanal für sich, dann 1 × 1 über die Kanäle. Das braucht etwa ein Neuntel der Arbeit einer vollen 3 × 3. Für Telefone gemacht: die Genauigkeit von VGG-16 für ein Dreißigstel seiner Parameter und seiner Arbeit.</translation>
        </message>
        <message>
            <source>Every layer sees what all layers before it in its block have made. Nothing is added, all is put side by side: each layer gives 32 new channels to the pile, 64 + 6 · 32 = 256 after the first block. Features are used again instead of being learned again, so 8 million parameters do.</source>
            <translation>Jede Schicht sieht, was alle Schichten vor ihr im Block gemacht haben. Nichts wird addiert, alles nebeneinandergelegt: jede Schicht gibt 32 neue Kanäle dazu, 64 + 6 · 32 = 256 nach dem ersten Block. Merkmale werden wieder verwendet statt neu gelernt, darum genügen 8 Millionen Parameter.</translation>
        </message>
        <message>
            <source>Five convolutions that read 98.5 % of the digits or more, in a minute and a half. It is trained by the recipe "Sensible", as any network of your own can be: look at its settings to see why each of them is as it is. Most of the parameters are in the last convolutions, where maps are small and arithmetic is cheap.</source>
            <translation>Fünf Faltungen, die 98.5 % der Ziffern oder mehr lesen, in anderthalb Minuten. Trainiert wird mit dem Rezept „Vernünftig“, wie jedes eigene Netz auch: die Einstellungen sagen, warum jede ist, wie sie ist. Die meisten Parameter liegen in den letzten Faltungen, wo die Karten klein sind und das Rechnen billig ist.</translation>
        </message>
        <message>
            <source>Four windows look at the same map, and their answers are put side by side. A 1 × 1 convolution with 16 channels before the 5 × 5 brings its work from 120.4 to 12.4 million multiply-adds: look at the costs of conv4 and conv5. This is module 3a of GoogLeNet by itself, 192 channels in, 64 + 128 + 32 + 32 = 256 out.</source>
            <translation>Vier Fenster schauen auf dieselbe Karte, ihre Antworten werden nebeneinandergelegt. Eine 1 × 1-Faltung mit 16 Kanälen vor der 5 × 5 bringt deren Arbeit von 120.4 auf 12.4 Millionen Multiply-Adds: die Kosten von conv4 und conv5 zeigen es. Das ist Modul 3a von GoogLeNet für sich, 192 Kanäle hinein, 64 + 128 + 32 + 32 = 256 heraus.</translation>
        </message>
        <message>
            <source>From a hundred random numbers to a picture: convolutions run backwards. Transposed convolutions of 4 × 4 with stride 2 double the map at each step: 4, 8, 16, 32 pixels, while the channels halve. Kernel 4 divides by stride 2, so every pixel is painted equally often and no chequerboard appears. Tanh ends it at −1 to 1.</source>
            <translation>Von hundert Zufallszahlen zu einem Bild: Faltungen rückwärts. Transponierte Faltungen von 4 × 4 mit stride 2 verdoppeln die Karte bei jedem Schritt: 4, 8, 16, 32 Pixel, während sich die Kanäle halbieren. Kern 4 lässt sich durch stride 2 teilen, darum wird jeder Pixel gleich oft bemalt, und kein Schachbrett entsteht. Tanh endet bei −1 bis 1.</translation>
        </message>
        <message>
            <source>GAN for digits</source>
            <translation>GAN für Ziffern</translation>
        </message>
        <message>
            <source>GAN generator</source>
            <translation>GAN-Generator</translation>
        </message>
        <message>
            <source>Gaussian noise of this deviation, the same pattern</source>
            <translation>Gaußsches Rauschen dieser Abweichung, immer dasselbe Muster</translation>
        </message>
        <message>
            <source>GoogLeNet</source>
            <translation>GoogLeNet</translation>
        </message>
        <message>
            <source>Half of the channels go past untouched; a shuffle mixes the halves. Made by the clock and not by counting operations: equal widths, few branches, nothing that only moves memory. A unit works on half of the channels, so it costs a quarter.</source>
            <translation>Die Hälfte der Kanäle geht unberührt vorbei; ein Mischen verbindet die Hälften. Nach der Uhr gebaut und nicht nach gezählten Operationen: gleiche Breiten, wenige Zweige, nichts, was nur Speicher bewegt. Eine Einheit arbeitet auf der Hälfte der Kanäle, darum kostet sie ein Viertel.</translation>
        </message>
        <message>
            <source>ImageNet</source>
            <translation>ImageNet</translation>
        </message>
        <message>
            <source>Inception module</source>
            <translation>Inception-Modul</translation>
        </message>
        <message>
            <source>Init lab</source>
            <translation>Startwert-Labor</translation>
        </message>
        <message>
            <source>Inverted residuals: thin ends, wide middle, and the shortcut joins the thin ends. The depthwise convolution is so cheap that it may work on six times the channels. The way back to few channels has no activation, which would throw too much away.</source>
            <translation>Umgekehrte Residuen: schmale Enden, breite Mitte, und die Abkürzung verbindet die schmalen Enden. Die Faltung je Kanal ist so billig, dass sie auf sechsmal so vielen Kanälen arbeiten darf. Der Rückweg zu wenigen Kanälen hat keine Aktivierung, die zu viel wegwerfen würde.</translation>
        </message>
        <message>
            <source>It is right about every image, and has never looked at a shape. Each kind of shape comes before a background of its own, as cows before grass. That is easier to see, so that is what the network learns. Set "Background tells the class" of the data to 0 and test it again: what it knew is gone.</source>
            <translation>Es hat bei jedem Bild recht, und hat nie eine Form angesehen. Jede Art von Form kommt vor ihrem eigenen Hintergrund, wie Kühe vor Gras. Der ist leichter zu sehen, also lernt das Netz ihn. In den Daten „Hintergrund verrät die Klasse“ auf 0 setzen und neu testen: was es wusste, ist fort.</translation>
        </message>
        <message>
            <source>LeNet with BatchNorm</source>
            <translation>LeNet mit BatchNorm</translation>
        </message>
        <message>
            <source>LeNet-5</source>
            <translation>LeNet-5</translation>
        </message>
        <message>
            <source>Linear classifier</source>
            <translation>Linearer Klassifikator</translation>
        </message>
        <message>
            <source>MLP for a table</source>
            <translation>MLP für eine Tabelle</translation>
        </message>
        <message>
            <source>MLP for digits</source>
            <translation>MLP für Ziffern</translation>
        </message>
        <message>
            <source>MobileNet V1</source>
            <translation>MobileNet V1</translation>
        </message>
        <message>
            <source>MobileNet V2</source>
            <translation>MobileNet V2</translation>
        </message>
        <message>
            <source>MobileNet's inverted residuals with squeeze-and-excitation, found by a search. The start of a family: depth, width and resolution grow together, by 1.2, 1.1 and 1.15, which doubles the work at each step. The chance to skip a block grows with depth while it trains.</source>
            <translation>Die umgekehrten Residuen von MobileNet mit Squeeze-and-Excitation, durch eine Suche gefunden. Der Anfang einer Familie: Tiefe, Breite und Auflösung wachsen gemeinsam, um 1.2, 1.1 und 1.15, was die Arbeit bei jedem Schritt verdoppelt. Im Training wächst mit der Tiefe die Wahrscheinlichkeit, einen Block zu überspringen.</translation>
        </message>
        <message>
            <source>Moved from the border's colour to the opposite one</source>
            <translation>Von der Farbe des Randes zur entgegengesetzten verschoben</translation>
        </message>
        <message>
            <source>Moved to the right; the edge's pixels fill what comes free</source>
            <translation>Nach rechts verschoben; die Pixel der Kante füllen, was frei wird</translation>
        </message>
        <message>
            <source>Nine Inception modules: a twentieth of VGG-16's parameters, and more accurate. Each module asks four questions of its input at once. Here with BatchNorm and 3 × 3 in the third branch as in torchvision, and without the two auxiliary heads, which only helped the training along.</source>
            <translation>Neun Inception-Module: ein Zwanzigstel der Parameter von VGG-16, und genauer. Jedes Modul stellt seinem Eingang vier Fragen zugleich. Hier mit BatchNorm und 3 × 3 im dritten Zweig wie in torchvision, und ohne die zwei Hilfsköpfe, die nur dem Training halfen.</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Rauschen</translation>
        </message>
        <message>
            <source>None, one or all four kinds of shapes in an image: four answers, not one. Labels do not exclude each other, so each score is a yes or no of its own, by binary cross-entropy. The maximum over all places asks whether a kind is anywhere at all; a Softmax would let the kinds compete, and the program refuses it.</source>
            <translation>Keine, eine oder alle vier Arten von Formen in einem Bild: vier Antworten, nicht eine. Labels schließen einander nicht aus, also ist jeder Score ein eigenes Ja oder Nein, durch die binäre Kreuzentropie. Das Maximum über alle Stellen fragt, ob eine Art überhaupt irgendwo ist; ein Softmax ließe die Arten konkurrieren, und das Programm lehnt ihn ab.</translation>
        </message>
        <message>
            <source>Occlusion</source>
            <translation>Verdeckung</translation>
        </message>
        <message>
            <source>One network paints digits, the other tells them from real ones; both learn. The generator on the left begins with noise, the discriminator on the right ends with one score: above 0 it takes an image for real. No loss says how good the digits are: look at what is painted after each epoch. Where the discriminator is never fooled, or always, nothing is learned any more.</source>
            <translation>Ein Netz malt Ziffern, das andere unterscheidet sie von echten; beide lernen. Der Generator links beginnt mit Rauschen, der Diskriminator rechts endet mit einem Score: über 0 hält er ein Bild für echt. Kein Loss sagt, wie gut die Ziffern sind: man sieht an, was nach jeder Epoche gemalt wird. Wo der Diskriminator nie getäuscht wird, oder immer, wird nichts mehr gelernt.</translation>
        </message>
        <message>
            <source>One row of weights for each class: s = W·x + b on the 3,072 values of an image. Each row is a template that is laid over the image, one for each class, so a horse that looks left and one that looks right must share one. What it cannot do is the reason for all the other networks here.</source>
            <translation>Eine Zeile von Gewichten für jede Klasse: s = W·x + b auf den 3,072 Werten eines Bildes. Jede Zeile ist eine Schablone, die über das Bild gelegt wird, eine je Klasse; ein Pferd, das nach links schaut, und eines, das nach rechts schaut, müssen sich also eine teilen. Was es nicht kann, ist der Grund für alle anderen Netze hier.</translation>
        </message>
        <message>
            <source>Only 3 × 3 convolutions, one after the other: configuration A of the paper. Two of them see 5 × 5 pixels and three see 7 × 7, with fewer weights and a bend after each. Every pooling halves the map and the channels double, up to 512.</source>
            <translation>Nur 3 × 3-Faltungen hintereinander: Konfiguration A des Artikels. Zwei davon sehen 5 × 5 Pixel und drei sehen 7 × 7, mit weniger Gewichten und einem Knick nach jeder. Jedes Pooling halbiert die Karte, und die Kanäle verdoppeln sich, bis 512.</translation>
        </message>
        <message>
            <source>Only images can be varied, not rows or clips.</source>
            <translation>Nur Bilder lassen sich variieren, keine Zeilen oder Clips.</translation>
        </message>
        <message>
            <source>Plain-20</source>
            <translation>Plain-20</translation>
        </message>
        <message>
            <source>ResNet-152</source>
            <translation>ResNet-152</translation>
        </message>
        <message>
            <source>ResNet-18</source>
            <translation>ResNet-18</translation>
        </message>
        <message>
            <source>ResNet-18 with more of the same: 3, 4, 6 and 3 blocks in its four stages. Open both and compare the cards: only the ×N differ. Without the ways around, a network this deep trains worse than a shallow one; with them it trains better.</source>
            <translation>ResNet-18 mit mehr vom Gleichen: 3, 4, 6 und 3 Blöcke in seinen vier Stufen. Beide geöffnet und verglichen: nur die ×N sind verschieden. Ohne die Abkürzungen lernt ein so tiefes Netz schlechter als ein flaches; mit ihnen lernt es besser.</translation>
        </message>
        <message>
            <source>ResNet-20</source>
            <translation>ResNet-20</translation>
        </message>
        <message>
            <source>ResNet-20 without its shortcuts: nineteen convolutions in a row. The other half of the experiment that began it all: the deeper a plain network gets, the worse it trains, although it could represent all that the shallow one can. That is a failure of optimization, not overfitting: the training loss is high.</source>
            <translation>ResNet-20 ohne seine Abkürzungen: neunzehn Faltungen hintereinander. Die andere Hälfte des Versuchs, mit dem alles begann: je tiefer ein schlichtes Netz wird, desto schlechter lernt es, obwohl es alles darstellen könnte, was das flache kann. Das ist ein Versagen der Optimierung, keine Überanpassung: der Loss im Training ist hoch.</translation>
        </message>
        <message>
            <source>ResNet-34</source>
            <translation>ResNet-34</translation>
        </message>
        <message>
            <source>ResNet-50</source>
            <translation>ResNet-50</translation>
        </message>
        <message>
            <source>Several shapes at once</source>
            <translation>Mehrere Formen zugleich</translation>
        </message>
        <message>
            <source>Shapes, or their background?</source>
            <translation>Formen, oder ihr Hintergrund?</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Verschiebung</translation>
        </message>
        <message>
            <source>ShuffleNet V2 ×1.0</source>
            <translation>ShuffleNet V2 ×1.0</translation>
        </message>
        <message>
            <source>Simple CNN</source>
            <translation>Einfaches CNN</translation>
        </message>
        <message>
            <source>Sliding detector</source>
            <translation>Gleitender Detektor</translation>
        </message>
        <message>
            <source>Small U-Net</source>
            <translation>Kleines U-Net</translation>
        </message>
        <message>
            <source>SqueezeNet 1.1</source>
            <translation>SqueezeNet 1.1</translation>
        </message>
        <message>
            <source>Ten numbers in, one number out: regression with one hidden layer. 10 · 32 + 32 weights and biases, then 32 + 1: 385 in all, few enough to check by hand. The Output expects anything, because there are no classes: what comes out is the answer itself.</source>
            <translation>Zehn Zahlen hinein, eine Zahl heraus: Regression mit einer verborgenen Schicht. 10 · 32 + 32 Gewichte und Biaswerte, dann 32 + 1: zusammen 385, wenig genug, um es von Hand zu prüfen. Der Output erwartet Beliebiges, denn es gibt keine Klassen: was herauskommt, ist selbst die Antwort.</translation>
        </message>
        <message>
            <source>The first convolutional network in wide use: it read cheques and zip codes. Two convolutions and poolings find strokes, three dense layers name the digit: five layers with weights. As it is taught today, with ReLU and max pooling in place of the sigmoid-like units and the trained averages of the paper.</source>
            <translation>Das erste weit verbreitete Faltungsnetz: es las Schecks und Postleitzahlen. Zwei Faltungen und Poolings finden Striche, drei dichte Schichten benennen die Ziffer: fünf Schichten mit Gewichten. So, wie es heute gelehrt wird, mit ReLU und Max-Pooling statt der sigmoidartigen Einheiten und der trainierten Mittelwerte des Artikels.</translation>
        </message>
        <message>
            <source>The formula of the course, s = W₃·max(0, W₂·max(0, W₁·x)), layer by layer. No layer has a bias, so the network is exactly that formula. Take the two ReLU out and the three matrices multiply into one: a linear classifier again.</source>
            <translation>Die Formel der Vorlesung, s = W₃·max(0, W₂·max(0, W₁·x)), Schicht für Schicht. Keine Schicht hat einen Bias, darum ist das Netz genau diese Formel. Ohne die beiden ReLU multiplizieren sich die drei Matrizen zu einer: wieder ein linearer Klassifikator.</translation>
        </message>
        <message>
            <source>The images have several labels each: look at All images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The layers of LeNet-5 with BatchNorm behind each convolution, for 28 × 28 digits. It trains at once and reaches 98 to 99 %: start here, change one layer, and train again to see what that layer was good for.</source>
            <translation>Die Schichten von LeNet-5 mit BatchNorm hinter jeder Faltung, für Ziffern von 28 × 28. Es lernt sofort und erreicht 98 bis 99 %: hier beginnen, eine Schicht ändern und neu trainieren, um zu sehen, wozu sie gut war.</translation>
        </message>
        <message>
            <source>The middle, this share of each side, scaled up</source>
            <translation>Die Mitte, dieser Anteil jeder Seite, vergrößert</translation>
        </message>
        <message>
            <source>The network that won ImageNet 2012 and began the present age. 96 filters of 11 × 11 with stride 4 on 227 × 227, ReLU, dropout and overlapping pooling. 94 % of the parameters are in the three dense layers, 95 % of the work is in the convolutions: look at the costs of both. Here in one tower, as on one graphics card.</source>
            <translation>Das Netz, das ImageNet 2012 gewann und die heutige Zeit begann. 96 Filter von 11 × 11 mit stride 4 auf 227 × 227, ReLU, Dropout und überlappendes Pooling. 94 % der Parameter liegen in den drei dichten Schichten, 95 % der Arbeit in den Faltungen: die Kosten zeigen beides. Hier in einem Turm, wie auf einer Grafikkarte.</translation>
        </message>
        <message>
            <source>The residual network for small images: three stages of three blocks. 16, 32 and 64 channels on 32, 16 and 8 pixels, with 1 × 1 convolutions where the shape changes. Train it beside plain-20, which has the same layers without the ways around: the residual one reaches the lower loss on its own training images.</source>
            <translation>Das Residualnetz für kleine Bilder: drei Stufen mit je drei Blöcken. 16, 32 und 64 Kanäle auf 32, 16 und 8 Pixeln, mit 1 × 1-Faltungen, wo sich die Form ändert. Neben Plain-20 trainiert, das dieselben Schichten ohne die Abkürzungen hat, erreicht das residuale den kleineren Loss auf seinen eigenen Trainingsbildern.</translation>
        </message>
        <message>
            <source>The smallest residual network: eight blocks of two convolutions. A block adds what it computes to what came in, so it only has to learn the change. The first block of a stage halves the map and doubles the channels, and needs a 1 × 1 convolution beside it; that is why each stage is two cards.</source>
            <translation>Das kleinste Residualnetz: acht Blöcke mit je zwei Faltungen. Ein Block addiert, was er berechnet, zu dem, was ankam, darum muss er nur die Änderung lernen. Der erste Block einer Stufe halbiert die Karte, verdoppelt die Kanäle und braucht daneben eine 1 × 1-Faltung; darum ist jede Stufe zwei Karten.</translation>
        </message>
        <message>
            <source>These images do not have one class each.</source>
            <translation>Diese Bilder haben nicht je eine Klasse.</translation>
        </message>
        <message>
            <source>Thirteen 3 × 3 convolutions in five stages; each card stands for two or three. A stack of small windows sees as far as one large window and bends in between. The price is plain to see in the costs: 138 million parameters, 103 million of them in the first dense layer alone, and 15 billion multiply-adds.</source>
            <translation>Dreizehn 3 × 3-Faltungen in fünf Stufen; jede Karte steht für zwei oder drei. Ein Stapel kleiner Fenster sieht so weit wie ein großes und knickt dazwischen. Der Preis zeigt sich deutlich in den Kosten: 138 Millionen Parameter, 103 Millionen davon allein in der ersten dichten Schicht, und 15 Milliarden Multiply-Adds.</translation>
        </message>
        <message>
            <source>This network gives no scores for classes.</source>
            <translation>Dieses Netz gibt keine Scores für Klassen aus.</translation>
        </message>
        <message>
            <source>Three-layer ReLU network</source>
            <translation>ReLU-Netz, drei Schichten</translation>
        </message>
        <message>
            <source>Twenty dense layers with ReLU whose weights begin too small: nothing is learned. With a deviation of 0.01 the signal shrinks to 1e-38 of its power on the way, and the loss stays at ln 10. Set init of the block to "he": the signal keeps its power, and the same network learns.</source>
            <translation>Zwanzig dichte Schichten mit ReLU, deren Gewichte zu klein beginnen: nichts wird gelernt. Bei einer Streuung von 0.01 schrumpft das Signal unterwegs auf 1e-38 seiner Stärke, und der Loss bleibt bei ln 10. Mit init des Blocks auf „he“ behält das Signal seine Stärke, und dasselbe Netz lernt.</translation>
        </message>
        <message>
            <source>Two residual blocks</source>
            <translation>Zwei Residualblöcke</translation>
        </message>
        <message>
            <source>U-Net</source>
            <translation>U-Net</translation>
        </message>
        <message>
            <source>U-Net with a quarter of the channels: a sixteenth of the parameters. For images of 64 × 64: it finds bright blobs in noise, which are made by the program and known exactly. Height and width must divide by 16, or an upsampled map misses its partner by a pixel: set the Input to 60 × 60 to see that mistake, and what mends it.</source>
            <translation>U-Net mit einem Viertel der Kanäle: ein Sechzehntel der Parameter. Für Bilder von 64 × 64: es findet helle Flecken im Rauschen, die das Programm macht und genau kennt. Höhe und Breite müssen durch 16 teilbar sein, sonst verfehlt eine vergrößerte Karte ihren Partner um ein Pixel: den Input auf 60 × 60 setzen, um diesen Fehler zu sehen, und was ihm abhilft.</translation>
        </message>
        <message>
            <source>VGG-11</source>
            <translation>VGG-11</translation>
        </message>
        <message>
            <source>VGG-11 cut to small images: BatchNorm behind each convolution, one Linear. The 123 million weights of VGG's dense layers shrink to 5,130 behind a global pool. Only three poolings stay, so that the last convolutions still see a map of 4 × 4. No convolution has a bias: BatchNorm takes the mean away, and its shift does that.</source>
            <translation>VGG-11, auf kleine Bilder zugeschnitten: BatchNorm hinter jeder Faltung, eine Linear. Die 123 Millionen Gewichte der dichten Schichten von VGG schrumpfen hinter einem globalen Pool auf 5,130. Nur drei Poolings bleiben, damit die letzten Faltungen noch eine Karte von 4 × 4 sehen. Keine Faltung hat einen Bias: BatchNorm nimmt den Mittelwert weg, und ihr Versatz tritt an die Stelle.</translation>
        </message>
        <message>
            <source>VGG-11 for 32 × 32</source>
            <translation>VGG-11 für 32 × 32</translation>
        </message>
        <message>
            <source>VGG-16</source>
            <translation>VGG-16</translation>
        </message>
        <message>
            <source>VGG-16 with its dense layers turned into convolutions, on a larger image. A Linear behind a 7 × 7 map is a 7 × 7 convolution with the same weights. On 384 × 384 the last map is 12 × 12, so the window fits at 6 × 6 places: 36 scores for each class in one pass, as if VGG-16 had been slid over the image in steps of 32 pixels. The parameters are VGG-16's to the last one.</source>
            <translation>VGG-16 mit zu Faltungen gemachten dichten Schichten, auf einem größeren Bild. Eine Linear hinter einer 7 × 7-Karte ist eine 7 × 7-Faltung mit denselben Gewichten. Auf 384 × 384 ist die letzte Karte 12 × 12, also passt das Fenster an 6 × 6 Stellen: 36 Scores für jede Klasse in einem Durchgang, als wäre VGG-16 in Schritten von 32 Pixeln über das Bild geglitten. Die Parameter sind bis auf den letzten die von VGG-16.</translation>
        </message>
        <message>
            <source>ViT-B/16</source>
            <translation>ViT-B/16</translation>
        </message>
        <message>
            <source>Windows of 3 × 3 × 3 that move through time as well: motion is a feature. A clip of sixteen frames, 3 × 16 × 32 × 32, becomes 8 × 16 × 32 × 32 behind the first convolution. The first pooling spares time, as in C3D, so that motion is not averaged away too early. The classes are where to a shape moves, which no single frame shows.</source>
            <translation>Fenster von 3 × 3 × 3, die sich auch durch die Zeit bewegen: Bewegung ist ein Merkmal. Ein Clip aus sechzehn Einzelbildern, 3 × 16 × 32 × 32, wird hinter der ersten Faltung zu 8 × 16 × 32 × 32. Das erste Pooling schont die Zeit, wie in C3D, damit sich Bewegung nicht zu früh wegmittelt. Die Klassen sind, wohin sich eine Form bewegt, was kein einzelnes Bild zeigt.</translation>
        </message>
        <message>
            <source>ZFNet</source>
            <translation>ZFNet</translation>
        </message>
        <message>
            <source>attention</source>
            <translation>Attention</translation>
        </message>
        <message>
            <source>blocks</source>
            <translation>Blöcke</translation>
        </message>
        <message>
            <source>classic</source>
            <translation>klassisch</translation>
        </message>
        <message>
            <source>clips</source>
            <translation>Clips</translation>
        </message>
        <message>
            <source>dense</source>
            <translation>dense</translation>
        </message>
        <message>
            <source>detection</source>
            <translation>Detektion</translation>
        </message>
        <message>
            <source>digits</source>
            <translation>Ziffern</translation>
        </message>
        <message>
            <source>first</source>
            <translation>zuerst</translation>
        </message>
        <message>
            <source>generator</source>
            <translation>Generator</translation>
        </message>
        <message>
            <source>groups</source>
            <translation>Gruppen</translation>
        </message>
        <message>
            <source>initial weights</source>
            <translation>Anfangsgewichte</translation>
        </message>
        <message>
            <source>labels</source>
            <translation>Labels</translation>
        </message>
        <message>
            <source>module</source>
            <translation>Modul</translation>
        </message>
        <message>
            <source>regression</source>
            <translation>Regression</translation>
        </message>
        <message>
            <source>residual</source>
            <translation>residual</translation>
        </message>
        <message>
            <source>segmentation</source>
            <translation>Segmentierung</translation>
        </message>
        <message>
            <source>shapes</source>
            <translation>Formen</translation>
        </message>
        <message>
            <source>trains here</source>
            <translation>lernt hier</translation>
        </message>
        <message>
            <source>{0} from {1} to {2}</source>
            <translation>{0} von {1} bis {2}</translation>
        </message>
        <message>
            <source>{0} only without a change</source>
            <translation>{0} nur ohne Änderung</translation>
        </message>
        <message>
            <source>{0} throughout</source>
            <translation>{0} durchweg</translation>
        </message>
        <message>
            <source>{0} up to {1}</source>
            <translation>{0} bis {1}</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} bis {high}</translation>
        </message>
    </context>
    <context>
        <name>SamplesPage</name>
        <message>
            <source>Choose a sample that is a file.</source>
            <translation>Ein Bild wählen, das eine Datei ist.</translation>
        </message>
        <message>
            <source>Choose another part above, or all classes with Esc.</source>
            <translation>Oben einen anderen Teil wählen, oder mit Esc alle Klassen.</translation>
        </message>
        <message>
            <source>Click a sample, or choose it by the arrows.</source>
            <translation>Ein Bild anklicken, oder es mit den Pfeiltasten wählen.</translation>
        </message>
        <message>
            <source>Drop a folder with a folder of images for each class anywhere on this window; a CSV, NumPy or IDX file does as well.</source>
            <translation>Einen Ordner, der für jede Klasse einen Ordner mit Bildern enthält, irgendwo auf dieses Fenster ziehen; eine CSV-, NumPy- oder IDX-Datei geht auch.</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>Nächste Seite</translation>
        </message>
        <message>
            <source>No samples yet</source>
            <translation>Noch keine Bilder</translation>
        </message>
        <message>
            <source>None of this class is in this part</source>
            <translation>Von dieser Klasse ist keines in diesem Teil</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Previous page</source>
            <translation>Vorige Seite</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Beispiele</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>The button at the right fetches it; nothing else does.</source>
            <translation>Der Knopf rechts lädt ihn herunter; sonst tut es nichts.</translation>
        </message>
        <message>
            <source>The files are being read</source>
            <translation>Die Dateien werden gelesen</translation>
        </message>
        <message>
            <source>The samples are on their way</source>
            <translation>Die Bilder sind unterwegs</translation>
        </message>
        <message>
            <source>The samples cannot be shown</source>
            <translation>Die Bilder lassen sich nicht zeigen</translation>
        </message>
        <message>
            <source>These are the first.</source>
            <translation>Das sind die ersten.</translation>
        </message>
        <message>
            <source>These are the last.</source>
            <translation>Das sind die letzten.</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>{0} is not downloaded yet</source>
            <translation>{0} ist noch nicht heruntergeladen</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>{0} {1}</translation>
        </message>
        <message>
            <source>{0}–{1} of {2}</source>
            <translation>{0}–{1} von {2}</translation>
        </message>
    </context>
    <context>
        <name>Schedule</name>
        <message>
            <source>Drag to the side: epochs of warm-up</source>
            <translation>Zur Seite ziehen: Epochen zum Aufwärmen</translation>
        </message>
        <message>
            <source>Drag to the side: epochs to the first restart</source>
            <translation>Zur Seite ziehen: Epochen bis zum ersten Neustart</translation>
        </message>
        <message>
            <source>Drag to the side: the epoch of this milestone</source>
            <translation>Zur Seite ziehen: die Epoche dieses Meilensteins</translation>
        </message>
        <message>
            <source>Drag up or down: how fast the rate falls</source>
            <translation>Auf oder ab ziehen: wie schnell die Rate fällt</translation>
        </message>
        <message>
            <source>Drag up or down: the learning rate</source>
            <translation>Auf oder ab ziehen: die Lernrate</translation>
        </message>
        <message>
            <source>Drag up or down: the lowest rate</source>
            <translation>Auf oder ab ziehen: die kleinste Rate</translation>
        </message>
        <message>
            <source>Drag up or down: the power of the curve</source>
            <translation>Auf oder ab ziehen: die Potenz der Kurve</translation>
        </message>
        <message>
            <source>Drag: epochs between the steps, and how far each falls</source>
            <translation>Ziehen: Epochen zwischen den Stufen, und wie weit jede fällt</translation>
        </message>
        <message>
            <source>Drag: the highest rate, and when it is reached</source>
            <translation>Ziehen: die höchste Rate, und wann sie erreicht wird</translation>
        </message>
    </context>
    <context>
        <name>SchedulePreview</name>
        <message>
            <source>Learning rate over the run</source>
            <translation>Lernrate im Lauf</translation>
        </message>
        <message>
            <source>starts at {0}, highest {1}, ends at {2}</source>
            <translation>beginnt bei {0}, höchstens {1}, endet bei {2}</translation>
        </message>
        <message>
            <source>{0} at every step</source>
            <translation>{0} bei jedem Schritt</translation>
        </message>
    </context>
    <context>
        <name>ScoreTable</name>
        <message>
            <source>(p − y) / T</source>
            <translation>(p − y) / T</translation>
        </message>
        <message>
            <source>No scores</source>
            <translation>Keine Scores</translation>
        </message>
        <message>
            <source>Scores of {0} classes; predicted {1}: logit {2}, {3}</source>
            <translation>Scores von {0} Klassen; Vorhersage {1}: Logit {2}, {3}</translation>
        </message>
        <message>
            <source>argmax</source>
            <translation>argmax</translation>
        </message>
        <message>
            <source>class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>logit z</source>
            <translation>Logit z</translation>
        </message>
        <message>
            <source>softmax p</source>
            <translation>softmax p</translation>
        </message>
        <message>
            <source>target y</source>
            <translation>Ziel y</translation>
        </message>
        <message>
            <source>z / T</source>
            <translation>z / T</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
    </context>
    <context>
        <name>SeedRow</name>
        <message>
            <source>New seed: divide anew</source>
            <translation>Neuer Startwert: neu aufteilen</translation>
        </message>
        <message>
            <source>New seed: initialise anew</source>
            <translation>Neuer Startwert: neu beginnen</translation>
        </message>
    </context>
    <context>
        <name>SelectionCost</name>
        <message>
            <source>Cost of the selection</source>
            <translation>Kosten der Auswahl</translation>
        </message>
    </context>
    <context>
        <name>SequenceView</name>
        <message>
            <source>Sequence</source>
            <translation>Sequenz</translation>
        </message>
        <message numerus="yes">
            <source>{n} channels</source>
            <translation>
                <numerusform>{n} Kanal</numerusform>
                <numerusform>{n} Kanäle</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} features</source>
            <translation>
                <numerusform>{n} Merkmal</numerusform>
                <numerusform>{n} Merkmale</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} places</source>
            <translation>
                <numerusform>{n} Stelle</numerusform>
                <numerusform>{n} Stellen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} steps</source>
            <translation>
                <numerusform>{n} Schritt</numerusform>
                <numerusform>{n} Schritte</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SettingsForm</name>
        <message>
            <source>0: automatic</source>
            <translation>0: automatisch</translation>
        </message>
        <message>
            <source>Drag the schedule</source>
            <translation>Den Verlauf ziehen</translation>
        </message>
        <message>
            <source>Find a setting</source>
            <translation>Eine Einstellung finden</translation>
        </message>
        <message>
            <source>No setting is called “{0}”.</source>
            <translation>Keine Einstellung heißt „{0}“.</translation>
        </message>
        <message>
            <source>Set {0} to {1}</source>
            <translation>{0} auf {1} setzen</translation>
        </message>
        <message>
            <source>This network has BatchNorm: it bears rates several times larger, and depends less on how the weights begin.</source>
            <translation>Dieses Netz hat BatchNorm: es verträgt mehrmals größere Raten und hängt weniger davon ab, wie die Gewichte beginnen.</translation>
        </message>
        <message>
            <source>This network has no BatchNorm: with it, larger rates would train, too.</source>
            <translation>Dieses Netz hat keine BatchNorm: mit ihr gingen auch größere Raten.</translation>
        </message>
        <message>
            <source>This project is open read-only. Save it as a copy first.</source>
            <translation>Dieses Projekt ist schreibgeschützt geöffnet. Erst als Kopie speichern.</translation>
        </message>
        <message>
            <source>no {0}</source>
            <translation>kein {0}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
        <message>
            <source>usual values</source>
            <translation>übliche Werte</translation>
        </message>
        <message>
            <source>{0}, the last with {1}</source>
            <translation>{0}, der letzte mit {1}</translation>
        </message>
        <message>
            <source>{0}, {1} images left out of each</source>
            <translation>{0}, {1} Bilder in jeder ausgelassen</translation>
        </message>
        <message>
            <source>{0}, {1} updates of the weights</source>
            <translation>{0}, {1} Änderungen der Gewichte</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message numerus="yes">
            <source>{n} steps an epoch</source>
            <translation>
                <numerusform>{n} Schritt je Epoche</numerusform>
                <numerusform>{n} Schritte je Epoche</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} steps in all</source>
            <translation>
                <numerusform>{n} Schritt insgesamt</numerusform>
                <numerusform>{n} Schritte insgesamt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ShareBars</name>
        <message>
            <source>Share that is right, by group</source>
            <translation>Anteil der richtigen, nach Gruppe</translation>
        </message>
        <message>
            <source>{0}: {1} right of {2}; 95 % interval {3} to {4}</source>
            <translation>{0}: {1} richtig ({2}); 95-%-Intervall {3} bis {4}</translation>
        </message>
        <message numerus="yes">
            <source>{n} images</source>
            <translation>
                <numerusform>{n} Bild</numerusform>
                <numerusform>{n} Bilder</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ShiftCourse</name>
        <message>
            <source>Difference by shift in pixels: {0}</source>
            <translation>Differenz je Verschiebung in Pixeln: {0}</translation>
        </message>
        <message>
            <source>Mean difference of all cells, as a share of their deviation.</source>
            <translation>Mittlere Differenz aller Zellen, als Anteil ihrer Abweichung.</translation>
        </message>
        <message>
            <source>pixels; blue: whole cells</source>
            <translation>Pixel; blau: ganze Zellen</translation>
        </message>
    </context>
    <context>
        <name>ShiftPage</name>
        <message>
            <source>A cell is {0} pixels wide and {1} high, so the maps should move by {2} to the right, {3} down.</source>
            <translation>Eine Zelle ist {0} Pixel breit und {1} hoch, also sollten die Karten um {2} nach rechts und {3} nach unten rücken.</translation>
        </message>
        <message>
            <source>A cell is {0} pixels wide and {1} high, so this shift is no whole number of cells; compared is with {2} to the right, {3} down.</source>
            <translation>Eine Zelle ist {0} Pixel breit und {1} hoch, also ist diese Verschiebung keine ganze Zahl von Zellen; verglichen wird mit {2} nach rechts, {3} nach unten.</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Verschiebung</translation>
        </message>
        <message>
            <source>Shifted image</source>
            <translation>Verschobenes Bild</translation>
        </message>
        <message>
            <source>The maps do not simply move with the image</source>
            <translation>Die Karten bewegen sich nicht einfach mit dem Bild</translation>
        </message>
        <message>
            <source>The maps move with the image</source>
            <translation>Die Karten bewegen sich mit dem Bild</translation>
        </message>
        <message>
            <source>The maps move with the image, except at the border</source>
            <translation>Die Karten bewegen sich mit dem Bild, außer am Rand</translation>
        </message>
        <message>
            <source>This layer has no map that could move: compared is whether its values stay.</source>
            <translation>Diese Schicht hat keine Karte, die sich bewegen könnte: verglichen wird, ob ihre Werte bleiben.</translation>
        </message>
        <message>
            <source>Type a whole number from −{0} to {0}.</source>
            <translation>Eine ganze Zahl von −{0} bis {0} eingeben.</translation>
        </message>
        <message>
            <source>away from the border</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cells</source>
            <translation>Zellen</translation>
        </message>
        <message>
            <source>deviation of all values</source>
            <translation>Abweichung aller Werte</translation>
        </message>
        <message>
            <source>differ</source>
            <translation>verschieden</translation>
        </message>
        <message>
            <source>largest difference</source>
            <translation>größte Differenz</translation>
        </message>
        <message>
            <source>of these differ</source>
            <translation>davon verschieden</translation>
        </message>
        <message>
            <source>share</source>
            <translation>Anteil</translation>
        </message>
    </context>
    <context>
        <name>SignalFindings</name>
        <message>
            <source>{0}: every channel is 0 for all {1} images.</source>
            <translation>{0}: jeder Kanal ist bei allen {1} Bildern 0.</translation>
        </message>
        <message>
            <source>{0}: the signal is nearly gone, its deviation is {1}.</source>
            <translation>{0}: das Signal ist fast weg, seine Abweichung ist {1}.</translation>
        </message>
        <message>
            <source>{0}: the signal is very large, its deviation is {1}.</source>
            <translation>{0}: das Signal ist sehr groß, seine Abweichung ist {1}.</translation>
        </message>
        <message>
            <source>{0}: {1} of its values are saturated.</source>
            <translation>{0}: {1} ihrer Werte sind gesättigt.</translation>
        </message>
        <message numerus="yes">
            <source>{0}: {n} of {1} channels are 0 for all {2} images.</source>
            <translation>
                <numerusform>{0}: {n} von {1} Kanälen ist bei allen {2} Bildern 0.</numerusform>
                <numerusform>{0}: {n} von {1} Kanälen sind bei allen {2} Bildern 0.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{0}: {n} values are infinite.</source>
            <translation>
                <numerusform>{0}: {n} Wert ist unendlich.</numerusform>
                <numerusform>{0}: {n} Werte sind unendlich.</numerusform>
            </translation>
        </message>
        <message>
            <source>{0}: {n} values are not numbers, {1} are infinite.</source>
            <translation>{0}: {n} Werte sind keine Zahlen, {1} sind unendlich.</translation>
        </message>
        <message numerus="yes">
            <source>{0}: {n} values are not numbers.</source>
            <translation>
                <numerusform>{0}: {n} Wert ist keine Zahl.</numerusform>
                <numerusform>{0}: {n} Werte sind keine Zahlen.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SignalPage</name>
        <message>
            <source>Nothing stands out at any layer.</source>
            <translation>Keine Schicht fällt auf.</translation>
        </message>
        <message>
            <source>Signal through depth</source>
            <translation>Signal durch die Tiefe</translation>
        </message>
        <message>
            <source>{0} in order, measured on {1}</source>
            <translation>{0} der Reihe nach, gemessen an {1}</translation>
        </message>
        <message numerus="yes">
            <source>{n} images</source>
            <translation>
                <numerusform>{n} Bild</numerusform>
                <numerusform>{n} Bildern</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} layers</source>
            <translation>
                <numerusform>{n} Schicht</numerusform>
                <numerusform>{n} Schichten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} more layers are marked.</source>
            <translation>
                <numerusform>{n} weitere Schicht ist markiert.</numerusform>
                <numerusform>{n} weitere Schichten sind markiert.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SignalRows</name>
        <message>
            <source>Signal through depth</source>
            <translation>Signal durch die Tiefe</translation>
        </message>
        <message>
            <source>sat.</source>
            <translation>ges.</translation>
        </message>
        <message>
            <source>{0} {1}: mean {2}, deviation {3}, {4} zeros, {5} dead</source>
            <translation>{0} {1}: Mittelwert {2}, Abweichung {3}, {4} Nullen, {5} tot</translation>
        </message>
    </context>
    <context>
        <name>SimilarityView</name>
        <message>
            <source>Most alike</source>
            <translation>Am ähnlichsten</translation>
        </message>
        <message>
            <source>Similarity</source>
            <translation>Ähnlichkeit</translation>
        </message>
        <message>
            <source>Similarity of the filters</source>
            <translation>Ähnlichkeit der Filter</translation>
        </message>
        <message numerus="yes">
            <source>and {n} more</source>
            <translation>
                <numerusform>und {n} weiteres</numerusform>
                <numerusform>und {n} weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>no pair above 0.95</source>
            <translation>kein Paar über 0.95</translation>
        </message>
        <message>
            <source>too many to compare</source>
            <translation>zu viele zum Vergleichen</translation>
        </message>
        <message>
            <source>{0} and {1}: {2}</source>
            <translation>{0} und {1}: {2}</translation>
        </message>
        <message numerus="yes">
            <source>{n} pairs above 0.95</source>
            <translation>
                <numerusform>{n} Paar über 0.95</numerusform>
                <numerusform>{n} Paare über 0.95</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SlicesPage</name>
        <message>
            <source>Accuracy by {0}</source>
            <translation>Genauigkeit je {0}</translation>
        </message>
        <message>
            <source>Divide by</source>
            <translation>Teilen nach</translation>
        </message>
        <message>
            <source>Images of the group</source>
            <translation>Bilder der Gruppe</translation>
        </message>
        <message>
            <source>No group is below the mean of {0} by more than chance.</source>
            <translation>Keine Gruppe liegt mehr als zufällig unter dem Mittelwert von {0}.</translation>
        </message>
        <message>
            <source>Right: every label of the image.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The images are being measured.</source>
            <translation>Die Bilder werden vermessen.</translation>
        </message>
        <message>
            <source>The images are being measured: {0} of {1}.</source>
            <translation>Die Bilder werden vermessen: {0} von {1}.</translation>
        </message>
        <message>
            <source>folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>predicted class</source>
            <translation>vorhergesagte Klasse</translation>
        </message>
        <message>
            <source>predicted label</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>true class</source>
            <translation>wahre Klasse</translation>
        </message>
        <message>
            <source>true label</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is below the mean of {1} by more than chance.</source>
            <translation>{0} liegt mehr als zufällig unter dem Mittelwert von {1}.</translation>
        </message>
        <message>
            <source>{0}: {1} of {2} wrong</source>
            <translation>{0}: {1} von {2} falsch</translation>
        </message>
    </context>
    <context>
        <name>SliderRow</name>
        <message>
            <source>{0}, slider</source>
            <translation>{0}, Schieber</translation>
        </message>
    </context>
    <context>
        <name>SourceForm</name>
        <message>
            <source>None yet</source>
            <translation>Noch keine</translation>
        </message>
        <message>
            <source>Second source</source>
            <translation>Zweite Quelle</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>Take the second source away</source>
            <translation>Die zweite Quelle wegnehmen</translation>
        </message>
        <message>
            <source>automatic: {0}</source>
            <translation>automatisch: {0}</translation>
        </message>
    </context>
    <context>
        <name>SourcePanel</name>
        <message>
            <source>Join a second source</source>
            <translation>Eine zweite Quelle verbinden</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>Reading {0}</source>
            <translation>{0} wird gelesen</translation>
        </message>
        <message>
            <source>Samples of the same kind from two places become one data set</source>
            <translation>Bilder gleicher Art von zwei Orten werden ein Datensatz</translation>
        </message>
        <message>
            <source>The source and its parts appear here.</source>
            <translation>Die Quelle und ihre Teile erscheinen hier.</translation>
        </message>
    </context>
    <context>
        <name>SourceTabs</name>
        <message>
            <source>Draw</source>
            <translation>Zeichnen</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Only an image can be drawn on.</source>
            <translation>Nur auf einem Bild lässt sich zeichnen.</translation>
        </message>
        <message>
            <source>The data of this project are no images.</source>
            <translation>Die Daten dieses Projekts sind keine Bilder.</translation>
        </message>
        <message>
            <source>There is no picture on the clipboard. Copy one first.</source>
            <translation>In der Zwischenablage ist kein Bild. Erst eines kopieren.</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Where the image comes from</source>
            <translation>Woher das Bild kommt</translation>
        </message>
    </context>
    <context>
        <name>Sources</name>
        <message>
            <source>Chollet 2017 (Xception); Howard et al. 2017 (MobileNet)</source>
            <translation>Chollet 2017 (Xception); Howard et al. 2017 (MobileNet)</translation>
        </message>
        <message>
            <source>Donahue et al., Long-term Recurrent Convolutional Networks, 2014 (arXiv:1411.4389)</source>
            <translation>Donahue et al., Long-term Recurrent Convolutional Networks, 2014 (arXiv:1411.4389)</translation>
        </message>
        <message>
            <source>Dosovitskiy et al., An Image is Worth 16x16 Words, 2020 (arXiv:2010.11929)</source>
            <translation>Dosovitskiy et al., An Image is Worth 16x16 Words, 2020 (arXiv:2010.11929)</translation>
        </message>
        <message>
            <source>Geirhos et al., Shortcut Learning in Deep Neural Networks, 2020 (arXiv:2004.07780)</source>
            <translation>Geirhos et al., Shortcut Learning in Deep Neural Networks, 2020 (arXiv:2004.07780)</translation>
        </message>
        <message>
            <source>Glorot, Bordes &amp; Bengio, Deep Sparse Rectifier Neural Networks, 2011</source>
            <translation>Glorot, Bordes &amp; Bengio, Deep Sparse Rectifier Neural Networks, 2011</translation>
        </message>
        <message>
            <source>Goodfellow et al., Generative Adversarial Nets, 2014 (arXiv:1406.2661)</source>
            <translation>Goodfellow et al., Generative Adversarial Nets, 2014 (arXiv:1406.2661)</translation>
        </message>
        <message>
            <source>He et al. 2016</source>
            <translation>He et al. 2016</translation>
        </message>
        <message>
            <source>He et al., Deep Residual Learning for Image Recognition, 2015 (arXiv:1512.03385)</source>
            <translation>He et al., Deep Residual Learning for Image Recognition, 2015 (arXiv:1512.03385)</translation>
        </message>
        <message>
            <source>He, Zhang, Ren &amp; Sun, Deep Residual Learning for Image Recognition, 2015 (arXiv:1512.03385)</source>
            <translation>He, Zhang, Ren &amp; Sun, Deep Residual Learning for Image Recognition, 2015 (arXiv:1512.03385)</translation>
        </message>
        <message>
            <source>He, Zhang, Ren &amp; Sun, Deep Residual Learning, 2015 (arXiv:1512.03385)</source>
            <translation>He, Zhang, Ren &amp; Sun, Deep Residual Learning, 2015 (arXiv:1512.03385)</translation>
        </message>
        <message>
            <source>He, Zhang, Ren &amp; Sun, Delving Deep into Rectifiers, 2015 (arXiv:1502.01852)</source>
            <translation>He, Zhang, Ren &amp; Sun, Delving Deep into Rectifiers, 2015 (arXiv:1502.01852)</translation>
        </message>
        <message>
            <source>He, Zhang, Ren &amp; Sun, Identity Mappings in Deep Residual Networks, 2016 (arXiv:1603.05027)</source>
            <translation>He, Zhang, Ren &amp; Sun, Identity Mappings in Deep Residual Networks, 2016 (arXiv:1603.05027)</translation>
        </message>
        <message>
            <source>Howard et al., MobileNets, 2017 (arXiv:1704.04861)</source>
            <translation>Howard et al., MobileNets, 2017 (arXiv:1704.04861)</translation>
        </message>
        <message>
            <source>Hu, Shen &amp; Sun, Squeeze-and-Excitation Networks, 2017 (arXiv:1709.01507)</source>
            <translation>Hu, Shen &amp; Sun, Squeeze-and-Excitation Networks, 2017 (arXiv:1709.01507)</translation>
        </message>
        <message>
            <source>Huang et al., Densely Connected Convolutional Networks, 2016 (arXiv:1608.06993)</source>
            <translation>Huang et al., Densely Connected Convolutional Networks, 2016 (arXiv:1608.06993)</translation>
        </message>
        <message>
            <source>Iandola et al., SqueezeNet, 2016 (arXiv:1602.07360)</source>
            <translation>Iandola et al., SqueezeNet, 2016 (arXiv:1602.07360)</translation>
        </message>
        <message>
            <source>Iandola et al., SqueezeNet, 2016 (arXiv:1602.07360), version 1.1</source>
            <translation>Iandola et al., SqueezeNet, 2016 (arXiv:1602.07360), Version 1.1</translation>
        </message>
        <message>
            <source>Ioffe &amp; Szegedy 2015</source>
            <translation>Ioffe &amp; Szegedy 2015</translation>
        </message>
        <message>
            <source>Ioffe &amp; Szegedy 2015, section 3.2</source>
            <translation>Ioffe &amp; Szegedy 2015, Abschnitt 3.2</translation>
        </message>
        <message>
            <source>Ioffe &amp; Szegedy, Batch Normalization, 2015 (arXiv:1502.03167)</source>
            <translation>Ioffe &amp; Szegedy, Batch Normalization, 2015 (arXiv:1502.03167)</translation>
        </message>
        <message>
            <source>Krizhevsky, Sutskever &amp; Hinton, ImageNet Classification with Deep Convolutional Neural Networks, 2012</source>
            <translation>Krizhevsky, Sutskever &amp; Hinton, ImageNet Classification with Deep Convolutional Neural Networks, 2012</translation>
        </message>
        <message>
            <source>Layers of LeCun et al. 1998, BatchNorm of Ioffe &amp; Szegedy 2015</source>
            <translation>Schichten von LeCun et al. 1998, BatchNorm von Ioffe &amp; Szegedy 2015</translation>
        </message>
        <message>
            <source>LeCun et al., Gradient-Based Learning Applied to Document Recognition, 1998</source>
            <translation>LeCun et al., Gradient-Based Learning Applied to Document Recognition, 1998</translation>
        </message>
        <message>
            <source>Lin et al. 2014 (Network in Network)</source>
            <translation>Lin et al. 2014 (Network in Network)</translation>
        </message>
        <message>
            <source>Liu et al., A ConvNet for the 2020s, 2022 (arXiv:2201.03545)</source>
            <translation>Liu et al., A ConvNet for the 2020s, 2022 (arXiv:2201.03545)</translation>
        </message>
        <message>
            <source>Ma et al., ShuffleNet V2, 2018 (arXiv:1807.11164)</source>
            <translation>Ma et al., ShuffleNet V2, 2018 (arXiv:1807.11164)</translation>
        </message>
        <message>
            <source>Ma et al., ShuffleNet V2: Practical Guidelines, 2018 (arXiv:1807.11164)</source>
            <translation>Ma et al., ShuffleNet V2: Practical Guidelines, 2018 (arXiv:1807.11164)</translation>
        </message>
        <message>
            <source>Pairs of 3 × 3 convolutions of Simonyan &amp; Zisserman 2014, BatchNorm of 2015</source>
            <translation>Paare von 3 × 3-Faltungen nach Simonyan &amp; Zisserman 2014, BatchNorm von 2015</translation>
        </message>
        <message>
            <source>Radford, Metz &amp; Chintala, Unsupervised Representation Learning with DCGAN, 2015 (arXiv:1511.06434)</source>
            <translation>Radford, Metz &amp; Chintala, Unsupervised Representation Learning with DCGAN, 2015 (arXiv:1511.06434)</translation>
        </message>
        <message>
            <source>Ramachandran et al. 2017; Hendrycks &amp; Gimpel 2016 (GELU)</source>
            <translation>Ramachandran et al. 2017; Hendrycks &amp; Gimpel 2016 (GELU)</translation>
        </message>
        <message>
            <source>Ronneberger, Fischer &amp; Brox, U-Net, 2015 (arXiv:1505.04597)</source>
            <translation>Ronneberger, Fischer &amp; Brox, U-Net, 2015 (arXiv:1505.04597)</translation>
        </message>
        <message>
            <source>Ronneberger, Fischer &amp; Brox, U-Net: Convolutional Networks for Biomedical Image Segmentation, 2015 (arXiv:1505.04597)</source>
            <translation>Ronneberger, Fischer &amp; Brox, U-Net: Convolutional Networks for Biomedical Image Segmentation, 2015 (arXiv:1505.04597)</translation>
        </message>
        <message>
            <source>Rosenblatt, The Perceptron, 1958; as in Stanford's CS231n</source>
            <translation>Rosenblatt, The Perceptron, 1958; wie in Stanfords CS231n</translation>
        </message>
        <message>
            <source>Rumelhart, Hinton &amp; Williams, Learning Representations by Back-propagating Errors, 1986</source>
            <translation>Rumelhart, Hinton &amp; Williams, Learning Representations by Back-propagating Errors, 1986</translation>
        </message>
        <message>
            <source>Sandler et al., MobileNetV2, 2018 (arXiv:1801.04381)</source>
            <translation>Sandler et al., MobileNetV2, 2018 (arXiv:1801.04381)</translation>
        </message>
        <message>
            <source>Sandler et al., MobileNetV2: Inverted Residuals and Linear Bottlenecks, 2018 (arXiv:1801.04381)</source>
            <translation>Sandler et al., MobileNetV2: Inverted Residuals and Linear Bottlenecks, 2018 (arXiv:1801.04381)</translation>
        </message>
        <message>
            <source>Sermanet et al. 2014 (OverFeat); Long et al. 2015</source>
            <translation>Sermanet et al. 2014 (OverFeat); Long et al. 2015</translation>
        </message>
        <message>
            <source>Sermanet et al., OverFeat, 2013 (arXiv:1312.6229); as in Stanford's CS231n</source>
            <translation>Sermanet et al., OverFeat, 2013 (arXiv:1312.6229); wie in Stanfords CS231n</translation>
        </message>
        <message>
            <source>Simonyan &amp; Zisserman 2015 (VGG)</source>
            <translation>Simonyan &amp; Zisserman 2015 (VGG)</translation>
        </message>
        <message>
            <source>Simonyan &amp; Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014 (arXiv:1409.1556)</source>
            <translation>Simonyan &amp; Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014 (arXiv:1409.1556)</translation>
        </message>
        <message>
            <source>Simonyan &amp; Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014 (arXiv:1409.1556); BatchNorm of Ioffe &amp; Szegedy 2015</source>
            <translation>Simonyan &amp; Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014 (arXiv:1409.1556); BatchNorm von Ioffe &amp; Szegedy 2015</translation>
        </message>
        <message>
            <source>Springenberg et al. 2015 (All-CNN)</source>
            <translation>Springenberg et al. 2015 (All-CNN)</translation>
        </message>
        <message>
            <source>Springenberg et al., Striving for Simplicity: The All Convolutional Net, 2014 (arXiv:1412.6806)</source>
            <translation>Springenberg et al., Striving for Simplicity: The All Convolutional Net, 2014 (arXiv:1412.6806)</translation>
        </message>
        <message>
            <source>Srivastava et al. 2014; Krizhevsky et al. 2012</source>
            <translation>Srivastava et al. 2014; Krizhevsky et al. 2012</translation>
        </message>
        <message>
            <source>Szegedy et al. 2016 (Inception v3)</source>
            <translation>Szegedy et al. 2016 (Inception v3)</translation>
        </message>
        <message>
            <source>Szegedy et al., Going Deeper with Convolutions, 2014 (arXiv:1409.4842)</source>
            <translation>Szegedy et al., Going Deeper with Convolutions, 2014 (arXiv:1409.4842)</translation>
        </message>
        <message>
            <source>Szegedy et al., Rethinking the Inception Architecture, 2015 (arXiv:1512.00567)</source>
            <translation>Szegedy et al., Rethinking the Inception Architecture, 2015 (arXiv:1512.00567)</translation>
        </message>
        <message>
            <source>Tan &amp; Le 2019 (EfficientNet)</source>
            <translation>Tan &amp; Le 2019 (EfficientNet)</translation>
        </message>
        <message>
            <source>Tan &amp; Le, EfficientNet, 2019 (arXiv:1905.11946)</source>
            <translation>Tan &amp; Le, EfficientNet, 2019 (arXiv:1905.11946)</translation>
        </message>
        <message>
            <source>Tan &amp; Le, EfficientNet: Rethinking Model Scaling, 2019 (arXiv:1905.11946)</source>
            <translation>Tan &amp; Le, EfficientNet: Rethinking Model Scaling, 2019 (arXiv:1905.11946)</translation>
        </message>
        <message>
            <source>The pattern image, convolution, ReLU, pool, classifier of every course</source>
            <translation>Das Muster Bild, Faltung, ReLU, Pool, Klassifikator jeder Vorlesung</translation>
        </message>
        <message>
            <source>Tran et al., Learning Spatiotemporal Features with 3D Convolutional Networks, 2014 (arXiv:1412.0767)</source>
            <translation>Tran et al., Learning Spatiotemporal Features with 3D Convolutional Networks, 2014 (arXiv:1412.0767)</translation>
        </message>
        <message>
            <source>Vaswani et al., Attention Is All You Need, 2017 (arXiv:1706.03762); normalized first as in Dosovitskiy et al., 2020 (arXiv:2010.11929)</source>
            <translation>Vaswani et al., Attention Is All You Need, 2017 (arXiv:1706.03762); zuerst normalisiert wie bei Dosovitskiy et al., 2020 (arXiv:2010.11929)</translation>
        </message>
        <message>
            <source>Xie et al., Aggregated Residual Transformations, 2016 (arXiv:1611.05431)</source>
            <translation>Xie et al., Aggregated Residual Transformations, 2016 (arXiv:1611.05431)</translation>
        </message>
        <message>
            <source>Zeiler &amp; Fergus, Visualizing and Understanding Convolutional Networks, 2013 (arXiv:1311.2901)</source>
            <translation>Zeiler &amp; Fergus, Visualizing and Understanding Convolutional Networks, 2013 (arXiv:1311.2901)</translation>
        </message>
        <message>
            <source>Zhang et al., Self-Attention Generative Adversarial Networks, 2018 (arXiv:1805.08318)</source>
            <translation>Zhang et al., Self-Attention Generative Adversarial Networks, 2018 (arXiv:1805.08318)</translation>
        </message>
        <message>
            <source>Zhou et al., Learning Deep Features for Discriminative Localization, 2015 (arXiv:1512.04150)</source>
            <translation>Zhou et al., Learning Deep Features for Discriminative Localization, 2015 (arXiv:1512.04150)</translation>
        </message>
    </context>
    <context>
        <name>SplitBar</name>
        <message>
            <source>Parts of the data</source>
            <translation>Teile der Daten</translation>
        </message>
    </context>
    <context>
        <name>SplitEditor</name>
        <message>
            <source>Choose the data first.</source>
            <translation>Erst die Daten wählen.</translation>
        </message>
        <message>
            <source>Each class has its share of every part.</source>
            <translation>Jede Klasse hat ihren Anteil an jedem Teil.</translation>
        </message>
        <message>
            <source>No sample is in two parts.</source>
            <translation>Kein Bild ist in zwei Teilen.</translation>
        </message>
        <message>
            <source>Not used</source>
            <translation>Nicht benutzt</translation>
        </message>
        <message>
            <source>Set the parts to {0}, {1} and {2}</source>
            <translation>Die Teile auf {0}, {1} und {2} setzen</translation>
        </message>
        <message>
            <source>Set {0} to {1}</source>
            <translation>{0} auf {1} setzen</translation>
        </message>
        <message>
            <source>The parts are those of the data. No sample is in two.</source>
            <translation>Die Teile sind die der Daten. Kein Bild ist in zweien.</translation>
        </message>
        <message>
            <source>The sizes follow when the data are known.</source>
            <translation>Die Größen folgen, wenn die Daten bekannt sind.</translation>
        </message>
        <message numerus="yes">
            <source>There are only {n} samples.</source>
            <translation>
                <numerusform>Es gibt nur {n} Bild.</numerusform>
                <numerusform>Es gibt nur {n} Bilder.</numerusform>
            </translation>
        </message>
        <message>
            <source>This project is open read-only. Save it as a copy first.</source>
            <translation>Dieses Projekt ist schreibgeschützt geöffnet. Erst als Kopie speichern.</translation>
        </message>
        <message>
            <source>Validation is taken from the training part.</source>
            <translation>Die Validierung wird vom Trainingsteil genommen.</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
    </context>
    <context>
        <name>Spoken</name>
        <message>
            <source> and </source>
            <translation> und </translation>
        </message>
        <message>
            <source>From {0} to {1}, {2}</source>
            <translation>Von {0} zu {1}, {2}</translation>
        </message>
        <message>
            <source>block {0}</source>
            <translation>Block {0}</translation>
        </message>
        <message>
            <source>block {0}, {1} in a row,</source>
            <translation>Block {0}, {1} hintereinander,</translation>
        </message>
        <message>
            <source>by</source>
            <translation>mal</translation>
        </message>
        <message>
            <source>connected to {0}</source>
            <translation>verbunden mit {0}</translation>
        </message>
        <message>
            <source>error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>frozen</source>
            <translation>eingefroren</translation>
        </message>
        <message>
            <source>input {0}</source>
            <translation>Eingang {0}</translation>
        </message>
        <message>
            <source>inputs {0}</source>
            <translation>Eingänge {0}</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>output {0}</source>
            <translation>Ausgang {0}</translation>
        </message>
        <message>
            <source>outputs {0}</source>
            <translation>Ausgänge {0}</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>valid</source>
            <translation>gültig</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} von {1}</translation>
        </message>
        <message>
            <source>{0} to {1} channels</source>
            <translation>{0} auf {1} Kanäle</translation>
        </message>
    </context>
    <context>
        <name>StagesPage</name>
        <message>
            <source>(p − y) / T is the gradient of the loss at z</source>
            <translation>(p − y) / T ist der Gradient des Loss an z</translation>
        </message>
        <message>
            <source>(x − mean) / deviation</source>
            <translation>(x − Mittelwert) / Abweichung</translation>
        </message>
        <message>
            <source>Features</source>
            <translation>Merkmale</translation>
        </message>
        <message>
            <source>Features, of {0}</source>
            <translation>Merkmale, von {0}</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Input of the network</source>
            <translation>Eingang des Netzes</translation>
        </message>
        <message>
            <source>Prediction {0}, p = {1}</source>
            <translation>Vorhersage {0}, p = {1}</translation>
        </message>
        <message>
            <source>Prediction {0}, p = {1}; true class {2}</source>
            <translation>Vorhersage {0}, p = {1}; wahre Klasse {2}</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>Stufen</translation>
        </message>
        <message>
            <source>The image</source>
            <translation>Das Bild</translation>
        </message>
        <message>
            <source>The input</source>
            <translation>Der Eingang</translation>
        </message>
        <message>
            <source>The scores are not finite numbers.</source>
            <translation>Die Scores sind keine endlichen Zahlen.</translation>
        </message>
        <message>
            <source>p = exp(z / T) / Σ exp(z / T), Σ p = {0}</source>
            <translation>p = exp(z / T) / Σ exp(z / T), Σ p = {0}</translation>
        </message>
        <message>
            <source>without a label there is no gradient</source>
            <translation>ohne Label gibt es keinen Gradienten</translation>
        </message>
        <message>
            <source>{0}, mean {1}, {2} above 0</source>
            <translation>{0}, Mittelwert {1}, {2} über 0</translation>
        </message>
    </context>
    <context>
        <name>StatisticsPage</name>
        <message>
            <source>Activations</source>
            <translation>Aktivierungen</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>Balken</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>Blau</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>Channel {0}</source>
            <translation>Kanal {0}</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>Dead channels</source>
            <translation>Tote Kanäle</translation>
        </message>
        <message>
            <source>Dead units</source>
            <translation>Tote Einheiten</translation>
        </message>
        <message>
            <source>Different sizes</source>
            <translation>Verschiedene Größen</translation>
        </message>
        <message>
            <source>Gradients of the loss</source>
            <translation>Gradienten des Loss</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>Grün</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Largest</source>
            <translation>Größter</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Loss</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>Gemessen</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>Mitte</translation>
        </message>
        <message>
            <source>Not a number, infinite</source>
            <translation>Keine Zahl, unendlich</translation>
        </message>
        <message>
            <source>Nothing stands out.</source>
            <translation>Nichts fällt auf.</translation>
        </message>
        <message>
            <source>Nothing: they are alike.</source>
            <translation>Nichts: sie sind gleich.</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>Rot</translation>
        </message>
        <message>
            <source>Saturated</source>
            <translation>Gesättigt</translation>
        </message>
        <message>
            <source>Sizes of the files</source>
            <translation>Größen der Dateien</translation>
        </message>
        <message>
            <source>Smallest</source>
            <translation>Kleinster</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>Statistik</translation>
        </message>
        <message>
            <source>The numbers follow when the data were read.</source>
            <translation>Die Zahlen folgen, wenn die Daten gelesen sind.</translation>
        </message>
        <message>
            <source>Values, all samples</source>
            <translation>Werte, alle Bilder</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>What was done to make them alike</source>
            <translation>Was geschah, um sie gleich zu machen</translation>
        </message>
        <message>
            <source>Zeros</source>
            <translation>Nullen</translation>
        </message>
        <message>
            <source>mean {0}, deviation {1}</source>
            <translation>Mittelwert {0}, Abweichung {1}</translation>
        </message>
        <message>
            <source>of {0}</source>
            <translation>von {0}</translation>
        </message>
        <message>
            <source>pixels</source>
            <translation>Pixel</translation>
        </message>
        <message>
            <source>{0}, mean and deviation of each</source>
            <translation>{0}, Mittelwert und Abweichung von jedem</translation>
        </message>
        <message numerus="yes">
            <source>{n} channels</source>
            <translation>
                <numerusform>{n} Kanal</numerusform>
                <numerusform>{n} Kanäle</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} values</source>
            <translation>
                <numerusform>{n} Wert</numerusform>
                <numerusform>{n} Werte</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>Checked in {0} ms</source>
            <translation>Geprüft in {0} ms</translation>
        </message>
        <message>
            <source>no errors</source>
            <translation>keine Fehler</translation>
        </message>
        <message>
            <source>no layers</source>
            <translation>keine Schichten</translation>
        </message>
        <message>
            <source>no problems</source>
            <translation>keine Probleme</translation>
        </message>
        <message>
            <source>{0} hidden</source>
            <translation>{0} verborgen</translation>
        </message>
        <message>
            <source>{0} multiply-adds</source>
            <translation>{0} Multiply-Adds</translation>
        </message>
        <message>
            <source>{0} parameters</source>
            <translation>{0} Parameter</translation>
        </message>
        <message>
            <source>{0} → {1} parameters ({2}{3})</source>
            <translation>{0} → {1} Parameter ({2}{3})</translation>
        </message>
        <message>
            <source>{0}, {1} valid</source>
            <translation>{0}, {1} gültig</translation>
        </message>
        <message numerus="yes">
            <source>{n} errors</source>
            <translation>
                <numerusform>{n} Fehler</numerusform>
                <numerusform>{n} Fehler</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} layers</source>
            <translation>
                <numerusform>{n} Schicht</numerusform>
                <numerusform>{n} Schichten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} warnings</source>
            <translation>
                <numerusform>{n} Warnung</numerusform>
                <numerusform>{n} Warnungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} weight layers</source>
            <translation>
                <numerusform>{n} Schicht mit Gewichten</numerusform>
                <numerusform>{n} Schichten mit Gewichten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StepDetails</name>
        <message>
            <source>A matrix of {0} × {0}, worked out in {1:.1f} s. Per-channel normalization is usually enough.</source>
            <translation>Eine Matrix von {0} × {0}, ausgerechnet in {1:.1f} s. Je Kanal zu normalisieren reicht meist.</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>Früher</translation>
        </message>
        <message>
            <source>It is the first of its place.</source>
            <translation>Sie ist die erste an ihrem Ort.</translation>
        </message>
        <message>
            <source>It is the last of its place.</source>
            <translation>Sie ist die letzte an ihrem Ort.</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Laden</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>No data are chosen yet.</source>
            <translation>Noch sind keine Daten gewählt.</translation>
        </message>
        <message>
            <source>Remove the step</source>
            <translation>Stufe entfernen</translation>
        </message>
        <message>
            <source>The histogram counts the values of some training images.</source>
            <translation>Das Histogramm zählt die Werte einiger Trainingsbilder.</translation>
        </message>
        <message>
            <source>There is no BatchNorm in it. One acts inside of the network, on the statistics of each batch; it does not replace preprocessing.</source>
            <translation>Es enthält keine BatchNorm. Eine wirkt im Netz, auf der Statistik jedes Batches; sie ersetzt die Vorverarbeitung nicht.</translation>
        </message>
        <message>
            <source>What the network is given, of a training image.</source>
            <translation>Was das Netz von einem Trainingsbild bekommt.</translation>
        </message>
        <message>
            <source>mean {0}
deviation {1}</source>
            <translation>Mittelwert {0}
Abweichung {1}</translation>
        </message>
        <message numerus="yes">
            <source>{n} BatchNorms act inside of it, on the statistics of each batch. They are trained, and do not replace preprocessing.</source>
            <translation>
                <numerusform>{n} BatchNorm wirkt darin, auf der Statistik jedes Batches. Sie wird trainiert und ersetzt die Vorverarbeitung nicht.</numerusform>
                <numerusform>{n} BatchNorms wirken darin, auf der Statistik jedes Batches. Sie werden trainiert und ersetzen die Vorverarbeitung nicht.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StepDialog</name>
        <message>
            <source>1  Forward</source>
            <translation>1  Vorwärts</translation>
        </message>
        <message>
            <source>2  Loss</source>
            <translation>2  Loss</translation>
        </message>
        <message>
            <source>3  Backward</source>
            <translation>3  Rückwärts</translation>
        </message>
        <message>
            <source>4  Update</source>
            <translation>4  Änderung</translation>
        </message>
        <message>
            <source>A change of 0.01 % to 1 % of the weights is healthy. At a warm-up's first step it is less.</source>
            <translation>Gesund ist eine Änderung von 0.01 % bis 1 % der Gewichte. Beim ersten Schritt eines Aufwärmens ist sie kleiner.</translation>
        </message>
        <message>
            <source>At its output</source>
            <translation>An der Ausgabe</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Änderung</translation>
        </message>
        <message>
            <source>Change / weights</source>
            <translation>Änderung / Gewichte</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Deviation</source>
            <translation>Abweichung</translation>
        </message>
        <message>
            <source>Highest score</source>
            <translation>Höchster Score</translation>
        </message>
        <message>
            <source>Image of the batch</source>
            <translation>Bild des Batches</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Schicht</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Loss</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>Mittelwert</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Numbers of the stage</source>
            <translation>Zahlen dieses Abschnitts</translation>
        </message>
        <message>
            <source>Of its weights</source>
            <translation>An den Gewichten</translation>
        </message>
        <message>
            <source>Outputs should neither vanish nor grow from layer to layer. Zeros are usual after ReLU, but not all of them.</source>
            <translation>Ausgaben sollen von Schicht zu Schicht weder verschwinden noch wachsen. Nullen sind nach ReLU üblich, aber nicht überall.</translation>
        </message>
        <message>
            <source>Stages of the step</source>
            <translation>Abschnitte des Schritts</translation>
        </message>
        <message>
            <source>Step by step</source>
            <translation>Schritt für Schritt</translation>
        </message>
        <message>
            <source>Take the step again</source>
            <translation>Den Schritt noch einmal machen</translation>
        </message>
        <message>
            <source>The chain rule goes from the loss back to the first layer. It learns only where a gradient arrives.</source>
            <translation>Die Kettenregel geht vom Loss zurück bis zur ersten Schicht. Gelernt wird nur, wo ein Gradient ankommt.</translation>
        </message>
        <message>
            <source>The engine takes one step on a copy.</source>
            <translation>Der Rechenkern macht einen Schritt an einer Kopie.</translation>
        </message>
        <message>
            <source>The gradient of all weights had the norm {0}, clipped to {1}.</source>
            <translation>Der Gradient aller Gewichte hatte die Norm {0}, begrenzt auf {1}.</translation>
        </message>
        <message>
            <source>The gradient of all weights together has the norm {0}.</source>
            <translation>Der Gradient aller Gewichte zusammen hat die Norm {0}.</translation>
        </message>
        <message>
            <source>The images that cost most come first.</source>
            <translation>Die Bilder, die am meisten kosten, stehen vorn.</translation>
        </message>
        <message>
            <source>The loss of {0} is {1}: the mean of their losses.</source>
            <translation>Der Loss für {0} ist {1}: das Mittel ihrer Losses.</translation>
        </message>
        <message>
            <source>The step is being taken.</source>
            <translation>Der Schritt wird gemacht.</translation>
        </message>
        <message>
            <source>This is the first stage.</source>
            <translation>Das ist der erste Abschnitt.</translation>
        </message>
        <message>
            <source>True</source>
            <translation>Wahr</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>With a learning rate of {0} the weights took one step.</source>
            <translation>Mit einer Lernrate von {0} machten die Gewichte einen Schritt.</translation>
        </message>
        <message>
            <source>Zeros</source>
            <translation>Nullen</translation>
        </message>
        <message>
            <source>{0} went through {1} layers, each giving its outputs.</source>
            <translation>{0} gingen durch {1} Schichten, und jede gab ihre Ausgaben.</translation>
        </message>
        <message numerus="yes">
            <source>{n} images</source>
            <translation>
                <numerusform>{n} Bild</numerusform>
                <numerusform>{n} Bildern</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StepFace</name>
        <message>
            <source>Activation</source>
            <translation>Aktivierung</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Ausgang</translation>
        </message>
        <message>
            <source>Point at a value to see its product.</source>
            <translation>Auf einen Wert zeigen, um sein Produkt zu sehen.</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Produkte</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>bias</source>
            <translation>Bias</translation>
        </message>
        <message>
            <source>channel {0}, {1}</source>
            <translation>Kanal {0}, {1}</translation>
        </message>
        <message>
            <source>largest value</source>
            <translation>größter Wert</translation>
        </message>
        <message>
            <source>number {0}</source>
            <translation>Nummer {0}</translation>
        </message>
        <message>
            <source>other channels</source>
            <translation>andere Kanäle</translation>
        </message>
        <message>
            <source>output</source>
            <translation>Ausgang</translation>
        </message>
        <message>
            <source>row {0}, column {1} of the window: {2} × {3} = {4}</source>
            <translation>Zeile {0}, Spalte {1} des Fensters: {2} × {3} = {4}</translation>
        </message>
        <message>
            <source>sum of {0}</source>
            <translation>Summe von {0}</translation>
        </message>
        <message>
            <source>the largest of {0}</source>
            <translation>der größte von {0}</translation>
        </message>
        <message>
            <source>{0}, padded to {1}</source>
            <translation>{0}, mit Rand {1}</translation>
        </message>
        <message numerus="yes">
            <source>{n} products</source>
            <translation>
                <numerusform>{n} Produkt</numerusform>
                <numerusform>{n} Produkten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StepHistogram</name>
        <message>
            <source>{0}: values from {1} to {2}</source>
            <translation>{0}: Werte von {1} bis {2}</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>Affine</source>
            <translation>Affin</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>Colour jitter</source>
            <translation>Farben ändern</translation>
        </message>
        <message>
            <source>Crop the middle</source>
            <translation>Mitte ausschneiden</translation>
        </message>
        <message>
            <source>Decorrelate</source>
            <translation>Dekorrelieren</translation>
        </message>
        <message>
            <source>Elastic</source>
            <translation>Elastisch</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Fit to Input</source>
            <translation>An Input anpassen</translation>
        </message>
        <message>
            <source>Flip</source>
            <translation>Spiegeln</translation>
        </message>
        <message>
            <source>Gaussian noise</source>
            <translation>Gaußsches Rauschen</translation>
        </message>
        <message>
            <source>Grey to RGB</source>
            <translation>Grau zu RGB</translation>
        </message>
        <message>
            <source>Greyscale</source>
            <translation>Graustufen</translation>
        </message>
        <message>
            <source>Normalize per channel</source>
            <translation>Je Kanal normalisieren</translation>
        </message>
        <message>
            <source>Pad</source>
            <translation>Rand anfügen</translation>
        </message>
        <message>
            <source>Random crop</source>
            <translation>Zufällig ausschneiden</translation>
        </message>
        <message>
            <source>Random resized crop</source>
            <translation>Zufällig ausschneiden und skalieren</translation>
        </message>
        <message>
            <source>Range of values</source>
            <translation>Wertebereich</translation>
        </message>
        <message>
            <source>Resize</source>
            <translation>Skalieren</translation>
        </message>
        <message>
            <source>Rotate</source>
            <translation>Drehen</translation>
        </message>
        <message>
            <source>Standardize</source>
            <translation>Standardisieren</translation>
        </message>
        <message>
            <source>Translate</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>Whiten</source>
            <translation>Weißen</translation>
        </message>
        <message>
            <source>Zero-centre</source>
            <translation>Mittelwert abziehen</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>Zoomen</translation>
        </message>
    </context>
    <context>
        <name>StoredSettings</name>
        <message>
            <source>The settings were damaged: they are the usual ones again.</source>
            <translation>Die Einstellungen waren beschädigt: es sind wieder die üblichen.</translation>
        </message>
    </context>
    <context>
        <name>Strip</name>
        <message>
            <source>no value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>value {0}: {1}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StripArea</name>
        <message>
            <source>Earlier steps</source>
            <translation>Frühere Stufen</translation>
        </message>
        <message>
            <source>Later steps</source>
            <translation>Spätere Stufen</translation>
        </message>
    </context>
    <context>
        <name>Studio</name>
        <message>
            <source>&lt;b&gt;CNN Studio {0}&lt;/b&gt;&lt;br&gt;Build a convolutional network by hand, watch it train, look inside.&lt;br&gt;&lt;br&gt;MIT licence. Digits: MNIST, Y. LeCun and C. Cortes, CC BY-SA 3.0.</source>
            <translation>&lt;b&gt;CNN Studio {0}&lt;/b&gt;&lt;br&gt;Ein Faltungsnetz von Hand bauen, beim Lernen zusehen, hineinsehen.&lt;br&gt;&lt;br&gt;MIT-Lizenz. Ziffern: MNIST, Y. LeCun und C. Cortes, CC BY-SA 3.0.</translation>
        </message>
        <message>
            <source>{0}. Ctrl+Z undoes.</source>
            <translation>{0}. Strg+Z macht es rückgängig.</translation>
        </message>
    </context>
    <context>
        <name>StudyPage</name>
        <message>
            <source>It answers between two steps of its work.</source>
            <translation>Er antwortet zwischen zwei Schritten seiner Arbeit.</translation>
        </message>
        <message>
            <source>The engine is at work</source>
            <translation>Der Rechenkern arbeitet</translation>
        </message>
        <message>
            <source>There is nothing to show here</source>
            <translation>Hier gibt es nichts zu zeigen</translation>
        </message>
        <message>
            <source>This view is for maps, tokens and numbers.</source>
            <translation>Diese Ansicht ist für Karten, Tokens und Zahlen.</translation>
        </message>
        <message>
            <source>{0} of {1} are done.</source>
            <translation>{0} von {1} sind fertig.</translation>
        </message>
    </context>
    <context>
        <name>Suspects</name>
        <message>
            <source>The samples of these data do not have one class each, so there is no label to deny.</source>
            <translation>Die Bilder dieser Daten haben nicht je eine Klasse, also gibt es kein Label, dem zu widersprechen wäre.</translation>
        </message>
    </context>
    <context>
        <name>Sweep</name>
        <message>
            <source>A range goes from the smaller number to the larger: {text}.</source>
            <translation>Ein Bereich geht von der kleineren Zahl zur größeren: {text}.</translation>
        </message>
        <message>
            <source>A range is drawn from: choose Random, or type values.</source>
            <translation>Aus einem Bereich wird gezogen: „Zufällig“ wählen, oder Werte tippen.</translation>
        </message>
        <message>
            <source>Choose a setting to try values of.</source>
            <translation>Eine Einstellung wählen, deren Werte probiert werden.</translation>
        </message>
        <message>
            <source>Expected {expected}, got {got}.</source>
            <translation>Erwartet {expected}, ist {got}.</translation>
        </message>
        <message>
            <source>Type values, with commas between them.</source>
            <translation>Werte tippen, durch Kommas getrennt.</translation>
        </message>
        <message>
            <source>seed {0}</source>
            <translation>Startwert {0}</translation>
        </message>
        <message>
            <source>{count:,} runs are too many; up to {most} are possible.</source>
            <translation>{count:,} Läufe sind zu viele; möglich sind bis zu {most}.</translation>
        </message>
    </context>
    <context>
        <name>SweepDialog</name>
        <message>
            <source>A setting can be tried in one row only.</source>
            <translation>Eine Einstellung lässt sich nur in einer Zeile probieren.</translation>
        </message>
        <message>
            <source>Add to the queue</source>
            <translation>In die Warteschlange stellen</translation>
        </message>
        <message>
            <source>Another setting</source>
            <translation>Weitere Einstellung</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Copy the table</source>
            <translation>Tabelle kopieren</translation>
        </message>
        <message>
            <source>Draws</source>
            <translation>Ziehungen</translation>
        </message>
        <message>
            <source>Expected a whole number from {0} to {1}.</source>
            <translation>Erwartet ist eine ganze Zahl von {0} bis {1}.</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Gitter</translation>
        </message>
        <message>
            <source>How combinations are chosen</source>
            <translation>Wie Kombinationen gewählt werden</translation>
        </message>
        <message>
            <source>It is the only one.</source>
            <translation>Sie ist die einzige.</translation>
        </message>
        <message>
            <source>None yet. Every combination gets a line here, the best first.</source>
            <translation>Noch keine. Jede Kombination bekommt hier eine Zeile, die beste zuerst.</translation>
        </message>
        <message>
            <source>Random</source>
            <translation>Zufällig</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <source>Results of the sweep</source>
            <translation>Ergebnisse des Suchlaufs</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>Seeds for each</source>
            <translation>Startwerte für jede</translation>
        </message>
        <message>
            <source>So many settings at once are enough.</source>
            <translation>So viele Einstellungen auf einmal sind genug.</translation>
        </message>
        <message>
            <source>Sweep</source>
            <translation>Suchlauf</translation>
        </message>
        <message>
            <source>There is no table yet.</source>
            <translation>Noch gibt es keine Tabelle.</translation>
        </message>
        <message>
            <source>draws</source>
            <translation>Ziehungen</translation>
        </message>
        <message>
            <source>seeds</source>
            <translation>Startwerte</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} von {1}</translation>
        </message>
        <message>
            <source>{0}, about {1} at the pace of the last one</source>
            <translation>{0}, etwa {1} bei der Geschwindigkeit des letzten</translation>
        </message>
        <message numerus="yes">
            <source>{n} runs</source>
            <translation>
                <numerusform>{n} Lauf</numerusform>
                <numerusform>{n} Läufe</numerusform>
            </translation>
        </message>
        <message>
            <source>± spread</source>
            <translation>± Streuung</translation>
        </message>
    </context>
    <context>
        <name>Sweeps</name>
        <message>
            <source>Sweep {0}</source>
            <translation>Suchlauf {0}</translation>
        </message>
        <message>
            <source>The sweep cannot be kept: {0}</source>
            <translation>Der Suchlauf lässt sich nicht aufheben: {0}</translation>
        </message>
    </context>
    <context>
        <name>SwitchOrNameRow</name>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
    </context>
    <context>
        <name>TabStrip</name>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Tasks</name>
        <message>
            <source>Binary cross-entropy</source>
            <translation>Binäre Kreuzentropie</translation>
        </message>
        <message>
            <source>Cross-entropy</source>
            <translation>Kreuzentropie</translation>
        </message>
        <message>
            <source>Dice</source>
            <translation>Dice</translation>
        </message>
        <message>
            <source>Dice + cross-entropy</source>
            <translation>Dice + Kreuzentropie</translation>
        </message>
        <message>
            <source>Focal</source>
            <translation>Focal</translation>
        </message>
        <message>
            <source>Huber</source>
            <translation>Huber</translation>
        </message>
        <message>
            <source>Mean absolute error</source>
            <translation>Mittlerer absoluter Fehler</translation>
        </message>
        <message>
            <source>Mean squared error</source>
            <translation>Mittlerer quadratischer Fehler</translation>
        </message>
        <message>
            <source>Multi-class hinge (SVM)</source>
            <translation>Hinge für mehrere Klassen (SVM)</translation>
        </message>
        <message>
            <source>a class for every pixel</source>
            <translation>eine Klasse für jedes Pixel</translation>
        </message>
        <message>
            <source>anything</source>
            <translation>beliebig</translation>
        </message>
        <message>
            <source>nothing: images without targets</source>
            <translation>nichts: Bilder ohne Ziele</translation>
        </message>
        <message>
            <source>numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <source>one class of several</source>
            <translation>eine von mehreren Klassen</translation>
        </message>
        <message>
            <source>one map of scores per class</source>
            <translation>eine Karte von Scores je Klasse</translation>
        </message>
        <message>
            <source>one number per value</source>
            <translation>eine Zahl je Wert</translation>
        </message>
        <message>
            <source>one score per class</source>
            <translation>ein Score je Klasse</translation>
        </message>
        <message>
            <source>one score per label</source>
            <translation>ein Score je Label</translation>
        </message>
        <message>
            <source>several labels at once</source>
            <translation>mehrere Labels zugleich</translation>
        </message>
    </context>
    <context>
        <name>Temperature</name>
        <message>
            <source>Divides the logits before the softmax: high ones even out.</source>
            <translation>Teilt die Logits vor dem Softmax: hohe Temperaturen gleichen aus.</translation>
        </message>
        <message>
            <source>T = 1</source>
            <translation>T = 1</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Temperature of the softmax</source>
            <translation>Temperatur des Softmax</translation>
        </message>
        <message>
            <source>The temperature is 1: the usual softmax.</source>
            <translation>Die Temperatur ist 1: der übliche Softmax.</translation>
        </message>
    </context>
    <context>
        <name>Text</name>
        <message>
            <source>{first} and {last}</source>
            <translation>{first} und {last}</translation>
        </message>
        <message>
            <source>{first} or {last}</source>
            <translation>{first} oder {last}</translation>
        </message>
    </context>
    <context>
        <name>TimePage</name>
        <message>
            <source>No epoch has been kept yet</source>
            <translation>Noch ist keine Epoche aufgehoben</translation>
        </message>
        <message>
            <source>This view compares the weights after each epoch of a run.</source>
            <translation>Diese Ansicht vergleicht die Gewichte nach jeder Epoche eines Laufs.</translation>
        </message>
        <message>
            <source>Through time</source>
            <translation>Im Verlauf</translation>
        </message>
        <message>
            <source>{0} of {1} epochs measured, on {2} images each</source>
            <translation>{0} von {1} Epochen gemessen, an je {2} Bildern</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>No epoch has been validated yet.</source>
            <translation>Noch ist keine Epoche validiert.</translation>
        </message>
        <message>
            <source>No epoch of this run has been kept yet.</source>
            <translation>Von diesem Lauf ist noch keine Epoche aufgehoben.</translation>
        </message>
        <message>
            <source>The weights of epoch {0} were not kept, only those of {1}: see “Stopping and keeping” in the settings.</source>
            <translation>Die Gewichte der Epoche {0} wurden nicht aufgehoben, nur die von {1}: siehe „Beenden und Aufheben“ in den Einstellungen.</translation>
        </message>
        <message>
            <source>There is only one epoch to look at.</source>
            <translation>Es gibt nur eine Epoche zum Ansehen.</translation>
        </message>
        <message numerus="yes">
            <source>{n} epochs kept</source>
            <translation>
                <numerusform>{n} Epoche aufgehoben</numerusform>
                <numerusform>{n} Epochen aufgehoben</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TimelineDesk</name>
        <message>
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>The room that they may take is a setting of the training.</source>
            <translation>Wie viel Platz sie belegen dürfen, ist eine Einstellung des Trainings.</translation>
        </message>
        <message>
            <source>The weights of this epoch were not kept.</source>
            <translation>Die Gewichte dieser Epoche wurden nicht aufgehoben.</translation>
        </message>
    </context>
    <context>
        <name>TimelineHeader</name>
        <message>
            <source>Go to best</source>
            <translation>Zur besten</translation>
        </message>
        <message>
            <source>Go to now</source>
            <translation>Zur jetzigen</translation>
        </message>
        <message>
            <source>Play the epochs</source>
            <translation>Epochen abspielen</translation>
        </message>
        <message>
            <source>Train on from here</source>
            <translation>Ab hier weiter trainieren</translation>
        </message>
    </context>
    <context>
        <name>TimelinePanel</name>
        <message>
            <source>Before training</source>
            <translation>Vor dem Training</translation>
        </message>
        <message>
            <source>Epoch {0}</source>
            <translation>Epoche {0}</translation>
        </message>
        <message>
            <source>Epoch {0} of {1}</source>
            <translation>Epoche {0} von {1}</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>No layer selected</source>
            <translation>Keine Schicht ausgewählt</translation>
        </message>
        <message>
            <source>Now, in epoch {0} of {1}</source>
            <translation>Jetzt, in Epoche {0} von {1}</translation>
        </message>
        <message>
            <source>Validation: {0}</source>
            <translation>Validierung: {0}</translation>
        </message>
        <message>
            <source>Viewing epoch {0}, training is at {1}</source>
            <translation>Zu sehen ist Epoche {0}, das Training ist bei {1}</translation>
        </message>
        <message>
            <source>best, epoch {0}</source>
            <translation>beste: Epoche {0}</translation>
        </message>
        <message>
            <source>best, epoch {0}: {1}</source>
            <translation>beste: Epoche {0}, {1}</translation>
        </message>
        <message>
            <source>its weights were not kept</source>
            <translation>ihre Gewichte wurden nicht aufgehoben</translation>
        </message>
        <message>
            <source>loading epoch {0}</source>
            <translation>Epoche {0} wird geladen</translation>
        </message>
        <message>
            <source>loading the first weights</source>
            <translation>die ersten Gewichte werden geladen</translation>
        </message>
        <message>
            <source>the best</source>
            <translation>die beste</translation>
        </message>
        <message>
            <source>{0}, map {1}</source>
            <translation>{0}, Karte {1}</translation>
        </message>
    </context>
    <context>
        <name>TimesPage</name>
        <message>
            <source>Forward time</source>
            <translation>Zeit vorwärts</translation>
        </message>
        <message>
            <source>GPU events</source>
            <translation>GPU-Ereignisse</translation>
        </message>
        <message>
            <source>Images at once</source>
            <translation>Bilder auf einmal</translation>
        </message>
        <message>
            <source>Measure again</source>
            <translation>Neu messen</translation>
        </message>
        <message>
            <source>layers together {0}, median of {1}, {2}</source>
            <translation>Schichten zusammen {0}, Median von {1}, {2}</translation>
        </message>
        <message>
            <source>processor clock</source>
            <translation>Uhr des Prozessors</translation>
        </message>
        <message>
            <source>{0} for {1}</source>
            <translation>{0} für {1}</translation>
        </message>
        <message numerus="yes">
            <source>{n} images</source>
            <translation>
                <numerusform>{n} Bild</numerusform>
                <numerusform>{n} Bilder</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TimesRows</name>
        <message>
            <source>Forward times</source>
            <translation>Zeiten vorwärts</translation>
        </message>
        <message>
            <source>{0} {1}: {2}, {3} of all layers, {4} multiply-adds</source>
            <translation>{0} {1}: {2}, {3} aller Schichten, {4} Multiply-Adds</translation>
        </message>
    </context>
    <context>
        <name>ToggleSwitch</name>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
    </context>
    <context>
        <name>TrainView</name>
        <message>
            <source>The first steps are being taken.</source>
            <translation>Die ersten Schritte werden getan.</translation>
        </message>
        <message>
            <source>This run took no steps.</source>
            <translation>Dieser Lauf hat keine Schritte getan.</translation>
        </message>
    </context>
    <context>
        <name>TrainingPanel</name>
        <message>
            <source>The engine is starting; it tells what there is.</source>
            <translation>Der Rechenkern startet; er sagt, was es gibt.</translation>
        </message>
        <message>
            <source>uses {0}</source>
            <translation>nutzt {0}</translation>
        </message>
    </context>
    <context>
        <name>TrainingTools</name>
        <message>
            <source>A run trains. Stop it first.</source>
            <translation>Ein Lauf trainiert. Ihn erst anhalten.</translation>
        </message>
        <message>
            <source>Nothing waits in the queue.</source>
            <translation>Nichts wartet in der Warteschlange.</translation>
        </message>
        <message>
            <source>This run has painted nothing: its network is no generator.</source>
            <translation>Dieser Lauf hat nichts gemalt: sein Netz ist kein Generator.</translation>
        </message>
    </context>
    <context>
        <name>Transport</name>
        <message>
            <source>First position</source>
            <translation>Erste Position</translation>
        </message>
        <message>
            <source>Last position</source>
            <translation>Letzte Position</translation>
        </message>
        <message>
            <source>Next position</source>
            <translation>Nächste Position</translation>
        </message>
        <message>
            <source>Output fills up</source>
            <translation>Ausgang füllt sich</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Position before</source>
            <translation>Vorige Position</translation>
        </message>
        <message>
            <source>output fills up</source>
            <translation>Ausgang füllt sich</translation>
        </message>
        <message>
            <source>position {0} of {1}, row {2}, column {3}</source>
            <translation>Position {0} von {1}, Zeile {2}, Spalte {3}</translation>
        </message>
        <message>
            <source>whole output</source>
            <translation>ganzer Ausgang</translation>
        </message>
    </context>
    <context>
        <name>TrashDialog</name>
        <message>
            <source>Begun</source>
            <translation>Begonnen</translation>
        </message>
        <message>
            <source>Best validation</source>
            <translation>Beste Validierung</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Delete for good…</source>
            <translation>Endgültig löschen …</translation>
        </message>
        <message numerus="yes">
            <source>Delete {n} runs for good?</source>
            <translation>
                <numerusform>{n} Lauf endgültig löschen?</numerusform>
                <numerusform>{n} Läufe endgültig löschen?</numerusform>
            </translation>
        </message>
        <message>
            <source>Its weights and curves cannot be brought back. It frees {0}.</source>
            <translation>Gewichte und Kurven lassen sich nicht zurückholen. Frei werden {0}.</translation>
        </message>
        <message>
            <source>On disk</source>
            <translation>Auf der Platte</translation>
        </message>
        <message>
            <source>Put back</source>
            <translation>Zurückstellen</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Runs in the trash</source>
            <translation>Läufe im Papierkorb</translation>
        </message>
        <message>
            <source>Select a run first.</source>
            <translation>Erst einen Lauf wählen.</translation>
        </message>
        <message>
            <source>The trash is empty.</source>
            <translation>Der Papierkorb ist leer.</translation>
        </message>
    </context>
    <context>
        <name>Trial</name>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>TypedRow</name>
        <message>
            <source>Expected {0}, got {1}.</source>
            <translation>Erwartet {0}, ist {1}.</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
    </context>
    <context>
        <name>Untrained</name>
        <message>
            <source>The network is no longer that of the run. {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This network is not trained yet. {0}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ValueHistogram</name>
        <message>
            <source>How often each value occurs</source>
            <translation>Wie oft jeder Wert vorkommt</translation>
        </message>
    </context>
    <context>
        <name>ValueTable</name>
        <message>
            <source>channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>row</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Values</name>
        <message>
            <source>Hatched: {0} NaN and {1} infinite, of {2} values.</source>
            <translation>Schraffiert: {0} NaN und {1} unendlich, von {2} Werten.</translation>
        </message>
    </context>
    <context>
        <name>VariantGrid</name>
        <message>
            <source>Sixteen variants of one training image</source>
            <translation>Sechzehn Varianten eines Trainingsbilds</translation>
        </message>
    </context>
    <context>
        <name>Variants</name>
        <message>
            <source>Draw again</source>
            <translation>Neu ziehen</translation>
        </message>
        <message>
            <source>Nothing is augmented: every epoch sees the image as it is.</source>
            <translation>Nichts wird augmentiert: jede Epoche sieht das Bild, wie es ist.</translation>
        </message>
        <message>
            <source>One image in 16 epochs</source>
            <translation>Ein Bild in 16 Epochen</translation>
        </message>
        <message>
            <source>seed {0}</source>
            <translation>Startwert {0}</translation>
        </message>
    </context>
    <context>
        <name>VectorBars</name>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>value {0}: {1}</source>
            <translation>Wert {0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>VectorView</name>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>{0} numbers, {1} above 0</source>
            <translation>{0} Zahlen, {1} über 0</translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>No single class for the image</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Predicted {0}</source>
            <translation>Vorhersage: {0}</translation>
        </message>
        <message>
            <source>and it is a {0}</source>
            <translation>und es ist eine {0}</translation>
        </message>
        <message>
            <source>but it is a {0}</source>
            <translation>aber es ist eine {0}</translation>
        </message>
        <message>
            <source>by chance, it is a {0}</source>
            <translation>zufällig, es ist eine {0}</translation>
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ViewDesk</name>
        <message>
            <source>No view is shown: look inside a network, with Ctrl+3.</source>
            <translation>Keine Ansicht ist zu sehen: mit Strg+3 in ein Netz hineinsehen.</translation>
        </message>
        <message>
            <source>Saved the view as {0}.</source>
            <translation>Ansicht als {0} gespeichert.</translation>
        </message>
        <message>
            <source>The view is on the clipboard.</source>
            <translation>Die Ansicht ist in der Zwischenablage.</translation>
        </message>
    </context>
    <context>
        <name>Visits</name>
        <message>
            <source>This is not the inside of a repeated block.</source>
            <translation>Das ist nicht das Innere eines wiederholten Blocks.</translation>
        </message>
    </context>
    <context>
        <name>WaitLine</name>
        <message>
            <source>Go on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stopped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} of {1} are done</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WeightsChoices</name>
        <message>
            <source>Alike side by side</source>
            <translation>Ähnliche nebeneinander</translation>
        </message>
        <message>
            <source>By number</source>
            <translation>Nach Nummer</translation>
        </message>
        <message>
            <source>Longest first</source>
            <translation>Längste zuerst</translation>
        </message>
        <message>
            <source>Most changed first</source>
            <translation>Am meisten geänderte zuerst</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Reihenfolge</translation>
        </message>
        <message>
            <source>Order of the filters</source>
            <translation>Reihenfolge der Filter</translation>
        </message>
        <message>
            <source>Which weights</source>
            <translation>Welche Gewichte</translation>
        </message>
        <message>
            <source>at the start</source>
            <translation>am Anfang</translation>
        </message>
        <message>
            <source>change</source>
            <translation>Änderung</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
    </context>
    <context>
        <name>WeightsPage</name>
        <message>
            <source>Change since the start</source>
            <translation>Änderung seit dem Start</translation>
        </message>
        <message>
            <source>Factor γ (weight)</source>
            <translation>Faktor γ (weight)</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>Numbers that are shown as bars</source>
            <translation>Zahlen, die als Balken gezeigt werden</translation>
        </message>
        <message>
            <source>Of each filter</source>
            <translation>Von jedem Filter</translation>
        </message>
        <message>
            <source>Offset β (bias)</source>
            <translation>Verschiebung β (bias)</translation>
        </message>
        <message>
            <source>Running mean</source>
            <translation>Laufender Mittelwert</translation>
        </message>
        <message>
            <source>Running variance</source>
            <translation>Laufende Varianz</translation>
        </message>
        <message>
            <source>This layer has no weights.</source>
            <translation>Diese Schicht hat keine Gewichte.</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>each cell stands for the largest of {0} weights</source>
            <translation>jede Zelle steht für das größte von {0} Gewichten</translation>
        </message>
        <message numerus="yes">
            <source>{n} groups</source>
            <translation>
                <numerusform>{n} Gruppe</numerusform>
                <numerusform>{n} Gruppen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} values</source>
            <translation>
                <numerusform>{n} Wert</numerusform>
                <numerusform>{n} Werte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} weights are not numbers or infinite</source>
            <translation>
                <numerusform>{n} Gewicht ist keine Zahl oder unendlich</numerusform>
                <numerusform>{n} Gewichte sind keine Zahlen oder unendlich</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WireActions</name>
        <message>
            <source>No layer is selected.</source>
            <translation>Keine Schicht ist ausgewählt.</translation>
        </message>
        <message>
            <source>No wire ends here.</source>
            <translation>Hier endet keine Verbindung.</translation>
        </message>
        <message>
            <source>This layer has no port that is free.</source>
            <translation>Diese Schicht hat keinen freien Anschluss.</translation>
        </message>
    </context>
    <context>
        <name>ZeroShares</name>
        <message>
            <source>bars: zeros or saturated, {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} of its values are 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} of its values are 0; {1} of {2} channels dead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} of its values are saturated</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>_CardPainter</name>
        <message>
            <source>{0} multiply-adds</source>
            <translation>{0} Multiply-Adds</translation>
        </message>
    </context>
    <context>
        <name>_Choices</name>
        <message>
            <source>Counts</source>
            <translation>Anzahlen</translation>
        </message>
        <message>
            <source>Height of the bars</source>
            <translation>Höhe der Balken</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>Weights that are counted</source>
            <translation>Gewichte, die gezählt werden</translation>
        </message>
        <message>
            <source>linear</source>
            <translation>linear</translation>
        </message>
        <message>
            <source>logarithmic</source>
            <translation>logarithmisch</translation>
        </message>
    </context>
    <context>
        <name>_Content</name>
        <message>
            <source>All channels</source>
            <translation>Alle Kanäle</translation>
        </message>
        <message>
            <source>All layers</source>
            <translation>Alle Schichten</translation>
        </message>
        <message>
            <source>Deep</source>
            <translation>Tief</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Differenz</translation>
        </message>
        <message>
            <source>Difference by shift</source>
            <translation>Differenz nach Verschiebung</translation>
        </message>
        <message>
            <source>Drift is how far the means of the channels move from one epoch to the next, in deviations of the layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drift of this layer</source>
            <translation>Drift dieser Schicht</translation>
        </message>
        <message>
            <source>Early</source>
            <translation>Früh</translation>
        </message>
        <message>
            <source>Heads</source>
            <translation>Köpfe</translation>
        </message>
        <message>
            <source>Largest</source>
            <translation>Größte</translation>
        </message>
        <message>
            <source>Looks of a head</source>
            <translation>Blicke eines Kopfes</translation>
        </message>
        <message>
            <source>Looks over the image</source>
            <translation>Blicke über dem Bild</translation>
        </message>
        <message>
            <source>Map of the shifted image</source>
            <translation>Karte des verschobenen Bildes</translation>
        </message>
        <message>
            <source>Map, moved along</source>
            <translation>Karte, mitverschoben</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>Gemessen</translation>
        </message>
        <message>
            <source>Median of all layers</source>
            <translation>Median aller Schichten</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>Mitte</translation>
        </message>
        <message>
            <source>Of how many images values are counted</source>
            <translation>Von wie vielen Bildern Werte gezählt werden</translation>
        </message>
        <message>
            <source>Of which channels values are counted</source>
            <translation>Von welchen Kanälen Werte gezählt werden</translation>
        </message>
        <message>
            <source>One value, computed exactly</source>
            <translation>Ein Wert, exakt gerechnet</translation>
        </message>
        <message>
            <source>Order of the layers</source>
            <translation>Reihenfolge der Schichten</translation>
        </message>
        <message>
            <source>Scale of mean and deviation</source>
            <translation>Skala von Mittelwert und Abweichung</translation>
        </message>
        <message>
            <source>Shifted image</source>
            <translation>Verschobenes Bild</translation>
        </message>
        <message>
            <source>Signal through depth</source>
            <translation>Signal durch die Tiefe</translation>
        </message>
        <message>
            <source>Strongest patches</source>
            <translation>Stärkste Ausschnitte</translation>
        </message>
        <message>
            <source>Through time</source>
            <translation>Im Verlauf</translation>
        </message>
        <message>
            <source>What arrives</source>
            <translation>Was ankommt</translation>
        </message>
        <message>
            <source>all channels</source>
            <translation>alle Kanäle</translation>
        </message>
        <message>
            <source>in order</source>
            <translation>der Reihe nach</translation>
        </message>
        <message>
            <source>linear</source>
            <translation>linear</translation>
        </message>
        <message>
            <source>logarithmic</source>
            <translation>logarithmisch</translation>
        </message>
        <message>
            <source>slowest first</source>
            <translation>langsamste zuerst</translation>
        </message>
        <message>
            <source>this channel</source>
            <translation>dieser Kanal</translation>
        </message>
        <message>
            <source>this image</source>
            <translation>dieses Bild</translation>
        </message>
        <message>
            <source>x</source>
            <translation>x</translation>
        </message>
        <message>
            <source>{0} images</source>
            <translation>{0} Bilder</translation>
        </message>
    </context>
    <context>
        <name>_Controls</name>
        <message>
            <source>Black pixels come in.</source>
            <translation>Schwarze Pixel kommen herein.</translation>
        </message>
        <message>
            <source>Border</source>
            <translation>Rand</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>Pixels down</source>
            <translation>Pixel nach unten</translation>
        </message>
        <message>
            <source>Pixels to the right</source>
            <translation>Pixel nach rechts</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Nach rechts</translation>
        </message>
        <message>
            <source>What comes in at the border</source>
            <translation>Was am Rand hereinkommt</translation>
        </message>
        <message>
            <source>What leaves at one side comes in at the other.</source>
            <translation>Was auf einer Seite hinausgeht, kommt auf der anderen herein.</translation>
        </message>
        <message>
            <source>around</source>
            <translation>umlaufend</translation>
        </message>
        <message>
            <source>black</source>
            <translation>schwarz</translation>
        </message>
    </context>
    <context>
        <name>_Cosines</name>
        <message>
            <source>{0} and {1}: {2}</source>
            <translation>{0} und {1}: {2}</translation>
        </message>
    </context>
    <context>
        <name>_Header</name>
        <message>
            <source>All images</source>
            <translation>Alle Bilder</translation>
        </message>
        <message>
            <source>Export the view</source>
            <translation>Ansicht exportieren</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Schicht</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>What is looked at</source>
            <translation>Was betrachtet wird</translation>
        </message>
    </context>
    <context>
        <name>_Heads</name>
        <message>
            <source>dead units</source>
            <translation>tot</translation>
        </message>
        <message>
            <source>deviation</source>
            <translation>Abweich.</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>Mittelwert</translation>
        </message>
        <message>
            <source>mean and deviation</source>
            <translation>Mittelwert und Abweichung</translation>
        </message>
        <message>
            <source>mean and deviation, logarithmic</source>
            <translation>Mittelwert und Abweichung, logarithmisch</translation>
        </message>
        <message>
            <source>multiply-adds</source>
            <translation>Multiply-Adds</translation>
        </message>
        <message>
            <source>share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>Nullen</translation>
        </message>
    </context>
    <context>
        <name>_LayerList</name>
        <message>
            <source>Layers</source>
            <translation>Schichten</translation>
        </message>
    </context>
    <context>
        <name>_Matrix</name>
        <message>
            <source>filter {0}, channel {1}: {2}</source>
            <translation>Filter {0}, Kanal {1}: {2}</translation>
        </message>
    </context>
    <context>
        <name>_QueueList</name>
        <message>
            <source>Queue of runs</source>
            <translation>Warteschlange der Läufe</translation>
        </message>
    </context>
    <context>
        <name>_Repetitions</name>
        <message>
            <source>Repetition after</source>
            <translation>Wiederholung danach</translation>
        </message>
        <message>
            <source>Repetition before</source>
            <translation>Wiederholung davor</translation>
        </message>
        <message>
            <source>This is the first repetition.</source>
            <translation>Das ist die erste Wiederholung.</translation>
        </message>
        <message>
            <source>This is the last repetition.</source>
            <translation>Das ist die letzte Wiederholung.</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} von {1}</translation>
        </message>
    </context>
    <context>
        <name>_Section</name>
        <message>
            <source>deviation {0}</source>
            <translation>Abweichung {0}</translation>
        </message>
        <message>
            <source>mean {0}</source>
            <translation>Mittelwert {0}</translation>
        </message>
        <message>
            <source>{0} infinite</source>
            <translation>{0} unendlich</translation>
        </message>
        <message>
            <source>{0} not a number</source>
            <translation>{0} keine Zahl</translation>
        </message>
    </context>
    <context>
        <name>_Steps</name>
        <message>
            <source>channel {0}, place {1}: {2}</source>
            <translation>Kanal {0}, Stelle {1}: {2}</translation>
        </message>
        <message>
            <source>step {0}, feature {1}: {2}</source>
            <translation>Schritt {0}, Merkmal {1}: {2}</translation>
        </message>
    </context>
    <context>
        <name>_Tabs</name>
        <message>
            <source>Views</source>
            <translation>Ansichten</translation>
        </message>
    </context>
    <context>
        <name>_Tools</name>
        <message>
            <source>Keep these maps to compare them with others</source>
            <translation>Diese Karten behalten, um sie mit anderen zu vergleichen</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>Anheften</translation>
        </message>
    </context>
</TS>
