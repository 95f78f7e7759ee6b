<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>DetailsWriter</name>
    <message numerus="yes">
        <source>The request was for %n regions and was refused as a whole.</source>
        <translation>
            <numerusform>The request was for %n region and was refused as a whole.</numerusform>
            <numerusform>The request was for %n regions and was refused as a whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The request never became a copy: after its signature had expired, %n readings of the image showed nothing in %1.</source>
        <translation>
            <numerusform>The request never became a copy: after its signature had expired, %n reading of the image showed nothing in %1.</numerusform>
            <numerusform>The request never became a copy: after its signature had expired, %n readings of the image showed nothing in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has not got on for %n readings.</source>
        <translation>
            <numerusform>It has not got on for %n reading.</numerusform>
            <numerusform>It has not got on for %n readings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is in %n region(s)</source>
        <translation>
            <numerusform>%1 is in %n region</numerusform>
            <numerusform>%1 is in %n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other copies there failed since %1</source>
        <translation>
            <numerusform>%n other copy there failed since %1</numerusform>
            <numerusform>%n other copies there failed since %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other copies there arrived in the last 24 hours</source>
        <translation>
            <numerusform>%n other copy there arrived in the last 24 hours</numerusform>
            <numerusform>%n other copies there arrived in the last 24 hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It failed in %n tries. Send support the two ids.</source>
        <translation>
            <numerusform>It failed in %n try. Send support the two ids.</numerusform>
            <numerusform>It failed in %n tries. Send support the two ids.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n region(s)</source>
        <translation>
            <numerusform>In %n region</numerusform>
            <numerusform>In %n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StripMessages</name>
    <message numerus="yes">
        <source>%n copies are unsolved; the newest: %1, %2.</source>
        <translation>
            <numerusform>%n copy is unsolved; the newest: %1, %2.</numerusform>
            <numerusform>%n copies are unsolved; the newest: %1, %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %n requests is unknown. Looking before anything is sent again: %1 of %2.</source>
        <extracomment>%n = requests; %1 of %2 = looks at the image list</extracomment>
        <translation>
            <numerusform>The outcome of %n request is unknown. Looking before anything is sent again: %1 of %2.</numerusform>
            <numerusform>The outcome of %n requests is unknown. Looking before anything is sent again: %1 of %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies of %1 are not sent yet and wait for you.</source>
        <extracomment>%1 = time</extracomment>
        <translation>
            <numerusform>%n copy of %1 is not sent yet and waits for you.</numerusform>
            <numerusform>%n copies of %1 are not sent yet and wait for you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskWording</name>
    <message numerus="yes">
        <source>last seen %n second(s) ago</source>
        <translation>
            <numerusform>last seen %n second ago</numerusform>
            <numerusform>last seen %n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last seen %n minute(s) ago</source>
        <translation>
            <numerusform>last seen %n minute ago</numerusform>
            <numerusform>last seen %n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batches</source>
        <translation>
            <numerusform>%n batch</numerusform>
            <numerusform>%n batches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%1, stalled: no progress in %n reading(s)</source>
        <extracomment>%1 = state, such as &quot;Copying&quot;</extracomment>
        <translation>
            <numerusform>%1, stalled: no progress in %n reading</numerusform>
            <numerusform>%1, stalled: no progress in %n readings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::ConnectionSteps</name>
    <message numerus="yes">
        <source>Key accepted; %n region(s) listed</source>
        <translation>
            <numerusform>Key accepted; %n region listed</numerusform>
            <numerusform>Key accepted; %n regions listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::CoverageModel</name>
    <message numerus="yes">
        <source>%1: missing for %2 of %n image(s)</source>
        <comment>region</comment>
        <translation>
            <numerusform>%1: missing for %2 of %n image</numerusform>
            <numerusform>%1: missing for %2 of %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n missing</source>
        <translation>
            <numerusform>%1, %n missing</numerusform>
            <numerusform>%1, %n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2: missing in %3 of %n region(s)</source>
        <comment>image, version</comment>
        <translation>
            <numerusform>%1 %2: missing in %3 of %n region</numerusform>
            <numerusform>%1 %2: missing in %3 of %n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 version %2, %n missing</source>
        <translation>
            <numerusform>%1 version %2, %n missing</numerusform>
            <numerusform>%1 version %2, %n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::DistributeForm</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n region(s)</source>
        <translation>
            <numerusform>%1, in %n region</numerusform>
            <numerusform>%1, in %n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n already there</source>
        <translation>
            <numerusform>%1 · %n already there</numerusform>
            <numerusform>%1 · %n already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n in progress</source>
        <translation>
            <numerusform>%1 · %n in progress</numerusform>
            <numerusform>%1 · %n in progress</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Review %n copies</source>
        <translation>
            <numerusform>Review %n copy</numerusform>
            <numerusform>Review %n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in all %n image(s)</source>
        <comment>every image has a copy there</comment>
        <translation>
            <numerusform>in %n image</numerusform>
            <numerusform>in all %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n image(s) cannot be copied.</source>
        <extracomment>%1 = how many of the %n images</extracomment>
        <translation>
            <numerusform>%1 of %n image cannot be copied.</numerusform>
            <numerusform>%1 of %n images cannot be copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n unknown</source>
        <translation>
            <numerusform>%1 · %n unknown</numerusform>
            <numerusform>%1 · %n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revie&amp;w %n Copies…</source>
        <translation>
            <numerusform>Revie&amp;w %n Copy…</numerusform>
            <numerusform>Revie&amp;w %n Copies…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n image(s)</source>
        <extracomment>%1 = &quot;9 gaps&quot;</extracomment>
        <translation>
            <numerusform>%1 of %n image</numerusform>
            <numerusform>%1 of %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n blocked</source>
        <translation>
            <numerusform>%1 · %n blocked</numerusform>
            <numerusform>%1 · %n blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::FaultsWindow</name>
    <message numerus="yes">
        <source>The practice service misbehaves: %n rule(s).</source>
        <translation>
            <numerusform>The practice service misbehaves: %n rule.</numerusform>
            <numerusform>The practice service misbehaves: %n rules.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::FilterTree</name>
    <message numerus="yes">
        <source>%1, %n gap(s)</source>
        <comment>a rule</comment>
        <translation>
            <numerusform>%1, %n gap</numerusform>
            <numerusform>%1, %n gaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::ImagePane</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n image(s)</source>
        <extracomment>%1 of %n</extracomment>
        <translation>
            <numerusform>%1 of %n image</numerusform>
            <numerusform>%1 of %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) no longer match</source>
        <translation>
            <numerusform>%n row no longer matches</numerusform>
            <numerusform>%n rows no longer match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more match(es) now</source>
        <translation>
            <numerusform>%n more match now</numerusform>
            <numerusform>%n more matches now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the other %n</source>
        <translation>
            <numerusform>Show the other %n</numerusform>
            <numerusform>Show the other %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::ImageTableModel</name>
    <message numerus="yes">
        <source>in %1 of %n region(s)</source>
        <extracomment>%1 of %n</extracomment>
        <translation>
            <numerusform>in %1 of %n region</numerusform>
            <numerusform>in %1 of %n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gibibyte(s)</source>
        <translation>
            <numerusform>%n gibibyte</numerusform>
            <numerusform>%n gibibytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::MainWindow</name>
    <message numerus="yes">
        <source>%n copies are not sent yet. They stay in the queue and wait for you at the next start. Copies already sent go on without Regioncast.</source>
        <translation>
            <numerusform>%n copy is not sent yet. It stays in the queue and waits for you at the next start. Copies already sent go on without Regioncast.</numerusform>
            <numerusform>%n copies are not sent yet. They stay in the queue and wait for you at the next start. Copies already sent go on without Regioncast.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::Notices</name>
    <message numerus="yes">
        <source>%1 of %n copies did not get there</source>
        <extracomment>%1 = how many of the %n copies</extracomment>
        <translation>
            <numerusform>%1 of %n copy did not get there</numerusform>
            <numerusform>%1 of %n copies did not get there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::ProfileDialog</name>
    <message numerus="yes">
        <source>%n character(s) around the secret were removed.</source>
        <translation>
            <numerusform>%n character around the secret was removed.</numerusform>
            <numerusform>%n characters around the secret were removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::ReviewPage</name>
    <message numerus="yes">
        <source>%n row(s) changed since you looked. Nothing has been sent.</source>
        <translation>
            <numerusform>%n row changed since you looked. Nothing has been sent.</numerusform>
            <numerusform>%n rows changed since you looked. Nothing has been sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checking %n image(s)…</source>
        <translation>
            <numerusform>Checking %n image…</numerusform>
            <numerusform>Checking %n images…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n copies will be sent: %2, %3, %4.</source>
        <translation>
            <numerusform>%1 of %n copy will be sent: %2, %3, %4.</numerusform>
            <numerusform>%1 of %n copies will be sent: %2, %3, %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Send %n Copies</source>
        <translation>
            <numerusform>&amp;Send %n Copy</numerusform>
            <numerusform>&amp;Send %n Copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n copies</source>
        <translation>
            <numerusform>Send %n copy</numerusform>
            <numerusform>Send %n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es) left out: the source region itself.</source>
        <translation>
            <numerusform>%n copy left out: the source region itself.</numerusform>
            <numerusform>%n copies left out: the source region itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es) left out: named twice.</source>
        <translation>
            <numerusform>%n copy left out: named twice.</numerusform>
            <numerusform>%n copies left out: named twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are parents that others need first.</source>
        <translation>
            <numerusform>%n of them is a parent that others need first.</numerusform>
            <numerusform>%n of them are parents that others need first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::StatusFields</name>
    <message numerus="yes">
        <source>%n request(s)/min</source>
        <translation>
            <numerusform>%n request/min</numerusform>
            <numerusform>%n requests/min</numerusform>
        </translation>
    </message>
</context>
</TS>
