<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name>DetailsWriter</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 = name of a region, %2 = its id</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <extracomment>%1 = image, %2 = version, %3 = region</extracomment>
        <translation>%1 %2 を %3 へ</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>解決済み</translation>
    </message>
    <message>
        <source>Queued, not sent</source>
        <translation>待機中、未送信</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Removed from the queue</source>
        <translation>キューから削除</translation>
    </message>
    <message>
        <source>Accepted, not visible yet</source>
        <translation>受理済み、未表示</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>結果不明</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>Copying, stalled</source>
        <translation>コピー停滞</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>コピー中</translation>
    </message>
    <message>
        <source>In a state that Regioncast does not know</source>
        <translation>Regioncast にとって未知の状態</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>コピー済み</translation>
    </message>
    <message>
        <source>Failed at the service</source>
        <translation>サービス側で失敗</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未受理</translation>
    </message>
    <message>
        <source>Removed from the region</source>
        <translation>リージョンから削除</translation>
    </message>
    <message>
        <source>The image is gone</source>
        <translation>イメージがありません</translation>
    </message>
    <message>
        <source>The copy waits in the queue of this computer. The service does not know of it yet.</source>
        <translation>このコピーはこのコンピューターのキューで待機中です。サービスにはまだ届いていません。</translation>
    </message>
    <message>
        <source>The request is on its way to the service.</source>
        <translation>リクエストをサービスへ送信しています。</translation>
    </message>
    <message>
        <source>The copy was taken from the queue before it was sent.</source>
        <translation>送信前にキューから取り除かれました。</translation>
    </message>
    <message>
        <source>The service accepted the request. Its image list does not show the copy yet.</source>
        <translation>サービスがリクエストを受理しました。イメージ一覧にはまだ表示されません。</translation>
    </message>
    <message>
        <source>No clear answer to the request came back. It may have been taken, or not; nothing is sent again before that is known.</source>
        <translation>リクエストへの明確な応答がありませんでした。受理された可能性も、されていない可能性もあります。判明するまで再送信しません。</translation>
    </message>
    <message>
        <source>The service has begun the copy (INIT).</source>
        <translation>サービスがコピーを開始しました（INIT）。</translation>
    </message>
    <message>
        <source>The service copies the image; %1 is done.</source>
        <translation>サービスがコピー中です。%1 完了しました。</translation>
    </message>
    <message>
        <source>The service copies the image and does not say how far it is.</source>
        <translation>サービスがコピー中ですが、進捗は示されていません。</translation>
    </message>
    <message>
        <source>The service reports “%1”, a word that is not documented. It counts neither as done nor as failed.</source>
        <translation>サービスは「%1」を返しました。文書にない状態のため、完了とも失敗とも数えません。</translation>
    </message>
    <message>
        <source>%1 holds the version; the image list showed it.</source>
        <translation>%1 にこのバージョンがあります。イメージ一覧で確認しました。</translation>
    </message>
    <message>
        <source>%1 held the version already; there was nothing to copy.</source>
        <translation>%1 にはすでにこのバージョンがあり、コピーは不要でした。</translation>
    </message>
    <message>
        <source>The copy stopped at %1. The service reports CREATE_FAILED and gives no reason.</source>
        <translation>コピーは %1 で停止しました。サービスは CREATE_FAILED を返し、理由を示していません。</translation>
    </message>
    <message>
        <source>The service reports CREATE_FAILED and gives no reason.</source>
        <translation>サービスは CREATE_FAILED を返し、理由を示していません。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>code, meaning</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>The request was for %n regions and was refused as a whole.</source>
        <translation>
            <numerusform>このリクエストは %n 個のリージョンに対するもので、全体が拒否されました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The request never became a copy: after its signature had expired, %n readings of the image showed nothing in %1.</source>
        <translation>
            <numerusform>このリクエストはコピーになりませんでした。署名の失効後にイメージを %n 回読み取りましたが、%1 には何もありませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy was seen before and is not shown any more.</source>
        <translation>以前は見えていたコピーが表示されなくなりました。</translation>
    </message>
    <message>
        <source>The service does not list the image any more.</source>
        <translation>このイメージはサービスの一覧からなくなりました。</translation>
    </message>
    <message numerus="yes">
        <source>It has not got on for %n readings.</source>
        <translation>
            <numerusform>%n 回の読み取りで進んでいません。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service wrote: “%1”</source>
        <translation>サービスからのメッセージ: 「%1」</translation>
    </message>
    <message>
        <source>It counts as solved since %1.</source>
        <translation>%1 から解決済みとして数えています。</translation>
    </message>
    <message>
        <source>%1 is still in the source, %2</source>
        <comment>version, region</comment>
        <translation>%1 はコピー元 %2 にあります</translation>
    </message>
    <message>
        <source>%1 is not in the source now, %2</source>
        <comment>version, region</comment>
        <translation>%1 は現在コピー元 %2 にありません</translation>
    </message>
    <message>
        <source>No region holds %1 now</source>
        <translation>%1 があるリージョンは現在ありません</translation>
    </message>
    <message numerus="yes">
        <source>%1 is in %n region(s)</source>
        <translation>
            <numerusform>%1 は %n 個のリージョンにあります</numerusform>
        </translation>
    </message>
    <message>
        <source>Parent %1 is in %2</source>
        <translation>親イメージ %1 は %2 にあります</translation>
    </message>
    <message>
        <source>Parent %1 is not in %2</source>
        <translation>親イメージ %1 は %2 にありません</translation>
    </message>
    <message>
        <source>The image is encrypted</source>
        <translation>イメージは暗号化されています</translation>
    </message>
    <message numerus="yes">
        <source>%n other copies there failed since %1</source>
        <translation>
            <numerusform>%1 以降、そのリージョンでほかに %n 件のコピーが失敗しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other copies there arrived in the last 24 hours</source>
        <translation>
            <numerusform>過去 24 時間に、そのリージョンでほかに %n 件のコピーが完了しました</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 looks that would prove that nothing was taken</source>
        <translation>未受理と確定するための確認 %2 回のうち %1 回</translation>
    </message>
    <message>
        <source>Retry once; if it fails again, send support the two ids.</source>
        <translation>1 回だけ再試行してください。再び失敗したら、2 つの ID をサポートに送ってください。</translation>
    </message>
    <message numerus="yes">
        <source>It failed in %n tries. Send support the two ids.</source>
        <translation>
            <numerusform>%n 回失敗しました。2 つの ID をサポートに送ってください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Send it again; it cannot become two copies.</source>
        <translation>もう一度送信してください。二重にコピーされることはありません。</translation>
    </message>
    <message>
        <source>Wait. Regioncast looks until the outcome is known; do not send the copy by other means before.</source>
        <translation>お待ちください。結果が判明するまで Regioncast が確認します。それまでほかの方法で送信しないでください。</translation>
    </message>
    <message>
        <source>Wait for the next readings. If the word stays, send support the two ids.</source>
        <translation>次の読み取りをお待ちください。状態が変わらなければ、2 つの ID をサポートに送ってください。</translation>
    </message>
    <message>
        <source>Wait; a copy can go on after hours. If it does not, send support the two ids.</source>
        <translation>お待ちください。数時間後に進むこともあります。進まなければ、2 つの ID をサポートに送ってください。</translation>
    </message>
    <message>
        <source>Nothing. The copy goes on even if Regioncast is closed.</source>
        <translation>何もする必要はありません。Regioncast を閉じてもコピーは続きます。</translation>
    </message>
    <message>
        <source>Keep Regioncast open until it is sent.</source>
        <translation>送信が終わるまで Regioncast を開いておいてください。</translation>
    </message>
    <message>
        <source>If the copy is still needed, choose the image and send it anew.</source>
        <translation>コピーがまだ必要なら、イメージを選んで新たに送信してください。</translation>
    </message>
    <message>
        <source>State since %1 (%2)</source>
        <extracomment>%1 = time, %2 = how long ago</extracomment>
        <translation>この状態は %1 から（%2）</translation>
    </message>
    <message>
        <source>seen %1 ago</source>
        <translation>%1前に確認</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>region</comment>
        <translation>コピー元: %1</translation>
    </message>
    <message>
        <source>from a region that the service chooses</source>
        <translation>コピー元はサービスが選択</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>%1 に送信</translation>
    </message>
    <message>
        <source>sent %1 by %2</source>
        <translation>%2 が %1 に送信</translation>
    </message>
    <message>
        <source>try %1</source>
        <translation>試行 %1 回目</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>発生した事象</translation>
    </message>
    <message>
        <source>What Regioncast checked</source>
        <translation>Regioncast の確認内容</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>対処方法</translation>
    </message>
    <message>
        <source>A retry cannot help: %1</source>
        <translation>再試行では解決しません: %1</translation>
    </message>
    <message>
        <source>Not listed any more</source>
        <translation>一覧にありません</translation>
    </message>
    <message>
        <source>This copy was on its way when Regioncast read the image list, and nobody sent it from this computer. The service does not say who began it.</source>
        <translation>Regioncast がイメージ一覧を読み取ったとき、このコピーは進行中でした。このコンピューターからは送信していません。誰が始めたかはサービスから示されません。</translation>
    </message>
    <message>
        <source>Seen %1 ago</source>
        <translation>%1前に確認</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 = image, version and region, %2 = state with its reason</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsolved</source>
        <translation>未解決</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name, count</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>リージョン別</translation>
    </message>
    <message>
        <source>By image</source>
        <translation>イメージ別</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>copies, batch</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>copies, images</comment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>イメージ %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent %1</source>
        <translation>%1 に送信</translation>
    </message>
    <message>
        <source>Sent %1 by %2</source>
        <translation>%2 が %1 に送信</translation>
    </message>
    <message>
        <source>No copies in %1</source>
        <comment>period</comment>
        <translation>期間「%1」のコピーはありません</translation>
    </message>
    <message>
        <source>Choose an image or a row of the task table to see its details.</source>
        <translation>イメージまたはタスク表の行を選択すると、詳細が表示されます。</translation>
    </message>
    <message>
        <source>From the journal of this computer. Copies started elsewhere are listed apart; the service does not say who began them.</source>
        <translation>このコンピューターのジャーナルによります。ほかで開始されたコピーは別に示します。誰が始めたかはサービスから示されません。</translation>
    </message>
    <message>
        <source>The image is not listed any more</source>
        <translation>このイメージは一覧にありません</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Image id</source>
        <translation>イメージ ID</translation>
    </message>
    <message>
        <source>Version id</source>
        <translation>バージョン ID</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>System disk</source>
        <translation>システムディスク</translation>
    </message>
    <message>
        <source>Data disk</source>
        <translation>データディスク</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>親イメージ</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>暗号化済み</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>セッション</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>機能</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>key, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>region, state</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>In %n region(s)</source>
        <translation>
            <numerusform>%n 個のリージョン</numerusform>
        </translation>
    </message>
    <message>
        <source>Read %1 ago</source>
        <translation>%1前に読み取り</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>time, what happened</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>%1 = what happened, %2 = per cent</extracomment>
        <translation>%1、進捗 %2</translation>
    </message>
    <message>
        <source>Likely cause</source>
        <translation>考えられる原因</translation>
    </message>
    <message>
        <source>The answer begins with</source>
        <translation>応答の先頭</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>示された理由</translation>
    </message>
    <message>
        <source>More from the vendor</source>
        <translation>ベンダーの説明</translation>
    </message>
    <message>
        <source>It is sent when its parent is in this region. If the parent fails, it waits until the parent is sent again.</source>
        <translation>親イメージがこのリージョンに届くと送信されます。親が失敗した場合は、親がもう一度送信されるまで待ちます。</translation>
    </message>
    <message>
        <source>A request of this computer for this copy was lost, and this copy appeared later: it is perhaps ours. The service does not say who began it.</source>
        <translation>このコピーを求めるこのコンピューターの要求の応答が失われ、その後このコピーが現れました。こちらで始めたものかもしれません。だれが始めたかをサービスは示しません。</translation>
    </message>
    <message>
        <source>Looking through the journal…</source>
        <translation>ジャーナルを調べています…</translation>
    </message>
</context>
<context>
    <name>ReportHtml</name>
    <message>
        <source>From the journal of the computer on which this report was made. Copies that were started elsewhere are not in it; the service does not say who began them.</source>
        <translation>このレポートを作成したコンピューターのジャーナルによります。ほかで開始されたコピーは含まれません。誰が始めたかはサービスから示されません。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>プロファイル</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成日時</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1（作成者: %2）</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Unsolved</source>
        <translation>未解決</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>解決済み</translation>
    </message>
    <message>
        <source>Not Ended</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>削除済み</translation>
    </message>
    <message>
        <source>By image</source>
        <translation>イメージ別</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>イメージ</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>リージョン別</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>リージョン</translation>
    </message>
    <message>
        <source>By batch</source>
        <translation>バッチ別</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>By</source>
        <translation>送信者</translation>
    </message>
    <message>
        <source>State and Reason</source>
        <translation>状態と理由</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>意味</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>can help</source>
        <comment>a retry</comment>
        <translation>解決する可能性あり</translation>
    </message>
    <message>
        <source>cannot help</source>
        <comment>a retry</comment>
        <translation>解決しません</translation>
    </message>
    <message>
        <source>All copies</source>
        <translation>すべてのコピー</translation>
    </message>
    <message>
        <source>From</source>
        <translation>コピー元</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信日時</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了日時</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>試行回数</translation>
    </message>
    <message>
        <source>Task Id, Request Id</source>
        <translation>タスク ID、リクエスト ID</translation>
    </message>
    <message>
        <source>any</source>
        <comment>source region</comment>
        <translation>任意</translation>
    </message>
    <message>
        <source>Batch of %1</source>
        <extracomment>%1 = day and time</extracomment>
        <translation>%1 のバッチ</translation>
    </message>
</context>
<context>
    <name>ReportWriter</name>
    <message>
        <source>a file of that name is there already</source>
        <translation>同名のファイルがすでにあります</translation>
    </message>
</context>
<context>
    <name>StripMessages</name>
    <message>
        <source>Edit Profile…</source>
        <translation>プロファイルを編集…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Cannot reach the service since %1; what you see is from %2.</source>
        <translation>%1 からサービスに接続できません。表示は %2 のものです。</translation>
    </message>
    <message>
        <source>Cannot reach the service since %1.</source>
        <translation>%1 からサービスに接続できません。</translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>今すぐ試す</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <comment>image, version, region</comment>
        <translation>%1 %2 を %3 へ</translation>
    </message>
    <message>
        <source>1 copy failed: %1, %2.</source>
        <extracomment>%1 = image, version and region, %2 = time</extracomment>
        <translation>コピー 1 件が失敗しました: %1、%2。</translation>
    </message>
    <message>
        <source>1 copy needs you: %1, %2.</source>
        <translation>コピー 1 件に対応が必要です: %1、%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n copies are unsolved; the newest: %1, %2.</source>
        <translation>
            <numerusform>未解決のコピーが %n 件あります。最新: %1、%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>後で</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>確認…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Made-up images; nothing leaves this computer and nothing costs money.</source>
        <translation>架空のイメージです。このコンピューターの外には何も送信されず、費用もかかりません。</translation>
    </message>
    <message>
        <source>Connect an Account…</source>
        <translation>アカウントに接続…</translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation>イメージを読み取り中…</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>イメージ %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n リージョン</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2, read %3 ago</source>
        <extracomment>%1 = &quot;128 images&quot;, %2 = &quot;9 regions&quot;, %3 = age such as &quot;8 s&quot;</extracomment>
        <translation>%2に%1、%3前に読み取り</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国サイト</translation>
    </message>
    <message>
        <source>International</source>
        <translation>国際サイト</translation>
    </message>
    <message>
        <source>Practice service</source>
        <translation>練習サービス</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>site, key</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Copy Policy</source>
        <translation>ポリシーをコピー</translation>
    </message>
    <message>
        <source>Check Connection…</source>
        <translation>接続を確認…</translation>
    </message>
    <message>
        <source>Show File</source>
        <translation>ファイルを表示</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <extracomment>%1 = seconds</extracomment>
        <translation>%1 秒後に再試行します。</translation>
    </message>
    <message>
        <source>Sending goes on at %1.</source>
        <extracomment>%1 = time</extracomment>
        <translation>%1 に送信を再開します。</translation>
    </message>
    <message>
        <source>Next read at %1.</source>
        <extracomment>%1 = time</extracomment>
        <translation>次回の読み取りは %1 です。</translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %n requests is unknown. Looking before anything is sent again: %1 of %2.</source>
        <extracomment>%n = requests; %1 of %2 = looks at the image list</extracomment>
        <translation>
            <numerusform>%n 件のリクエストの結果が不明です。再送の前に確認しています（%1/%2）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies of %1 are not sent yet and wait for you.</source>
        <extracomment>%1 = time</extracomment>
        <translation>
            <numerusform>%1 のコピー %n 件が未送信で、操作を待っています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Practice. Found a key: %1.</source>
        <extracomment>%1 = where a key is, such as: vendor CLI profile “default” (LTAI…9xQe)</extracomment>
        <translation>練習。AccessKey が見つかりました: %1。</translation>
    </message>
    <message>
        <source>Use It…</source>
        <translation>使用する…</translation>
    </message>
</context>
<context>
    <name>TaskWording</name>
    <message>
        <source>Batch of %1</source>
        <extracomment>%1 = time it was sent</extracomment>
        <translation>%1 のバッチ</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>image, version</comment>
        <extracomment>said by screen readers: image, version</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2 件中 %1 件完了</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>number of copies</comment>
        <translation>失敗 %1</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <comment>number of copies</comment>
        <translation>拒否 %1</translation>
    </message>
    <message>
        <source>%1 not taken</source>
        <comment>number of copies</comment>
        <translation>未受理 %1</translation>
    </message>
    <message>
        <source>%1 in doubt</source>
        <comment>number of copies</comment>
        <translation>結果不明 %1</translation>
    </message>
    <message>
        <source>%1 copying</source>
        <comment>number of copies</comment>
        <translation>コピー中 %1</translation>
    </message>
    <message>
        <source>%1 queued</source>
        <comment>number of copies</comment>
        <translation>待機 %1</translation>
    </message>
    <message>
        <source>%1 solved</source>
        <comment>number of copies</comment>
        <translation>解決済み %1</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <comment>number of copies</comment>
        <translation>削除 %1</translation>
    </message>
    <message>
        <source>%1 · try %2</source>
        <extracomment>%1 = state, %2 = number of the try</extracomment>
        <translation>%1 · %2 回目</translation>
    </message>
    <message>
        <source>queued</source>
        <comment>history</comment>
        <translation>待機</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>history</comment>
        <translation>送信</translation>
    </message>
    <message>
        <source>removed from the queue</source>
        <comment>history</comment>
        <translation>キューから削除</translation>
    </message>
    <message>
        <source>accepted</source>
        <comment>history</comment>
        <translation>受理</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <comment>history</comment>
        <translation>結果不明</translation>
    </message>
    <message>
        <source>preparing</source>
        <comment>history</comment>
        <translation>準備中</translation>
    </message>
    <message>
        <source>copying</source>
        <comment>history</comment>
        <translation>コピー中</translation>
    </message>
    <message>
        <source>unknown word</source>
        <comment>history</comment>
        <translation>未知の状態</translation>
    </message>
    <message>
        <source>done</source>
        <comment>history</comment>
        <translation>完了</translation>
    </message>
    <message>
        <source>already there</source>
        <comment>history</comment>
        <translation>コピー済み</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>history</comment>
        <translation>失敗</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>history</comment>
        <translation>拒否</translation>
    </message>
    <message>
        <source>not taken</source>
        <comment>history</comment>
        <translation>未受理</translation>
    </message>
    <message>
        <source>removed</source>
        <comment>history</comment>
        <translation>削除</translation>
    </message>
    <message>
        <source>image gone</source>
        <comment>history</comment>
        <translation>イメージなし</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 時間 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 日 %2 時間</translation>
    </message>
    <message>
        <source>version %1</source>
        <extracomment>said by screen readers; %1 = number or name of the version</extracomment>
        <translation>バージョン %1</translation>
    </message>
    <message>
        <source> per cent</source>
        <comment>said by screen readers after a number</comment>
        <translation>パーセント</translation>
    </message>
    <message>
        <source>Batch %1</source>
        <translation>バッチ %1</translation>
    </message>
    <message>
        <source>%1, %2, unsolved.</source>
        <extracomment>said by screen readers: name, sum</extracomment>
        <translation>%1、%2、未解決。</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1、%2。</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <extracomment>said by screen readers: image, version, region</extracomment>
        <translation>%1 %2 を %3 へ</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 から</translation>
    </message>
    <message>
        <source>unsolved</source>
        <comment>said by screen readers</comment>
        <translation>未解決</translation>
    </message>
    <message numerus="yes">
        <source>last seen %n second(s) ago</source>
        <translation>
            <numerusform>最後の確認は %n 秒前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last seen %n minute(s) ago</source>
        <translation>
            <numerusform>最後の確認は %n 分前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>コピー %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2, %3</source>
        <extracomment>%1 = copies, %2 = batches, %3 = period</extracomment>
        <translation>%1、%2（期間: %3）</translation>
    </message>
    <message numerus="yes">
        <source>%n batches</source>
        <translation>
            <numerusform>バッチ %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Median %1 · slowest to %2, %3</source>
        <translation>中央値 %1 · 最長: %2、%3</translation>
    </message>
    <message>
        <source>Waits for parent %1</source>
        <extracomment>%1 = image and version that must be there before</extracomment>
        <translation>親 %1 を待っています</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Queued, not sent</source>
        <translation>待機中、未送信</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Removed from the queue</source>
        <translation>キューから削除</translation>
    </message>
    <message>
        <source>Accepted, not visible yet</source>
        <translation>受理済み、未表示</translation>
    </message>
    <message>
        <source>Outcome unknown, looking (%1 of %2)</source>
        <extracomment>%1 of %2 looks that prove it</extracomment>
        <translation>結果不明、確認中（%1/%2）</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>コピー中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>コピー済み</translation>
    </message>
    <message>
        <source>Failed at %1: no reason given</source>
        <translation>%1 で失敗: 理由は示されていません</translation>
    </message>
    <message>
        <source>Failed: no reason given</source>
        <translation>失敗: 理由は示されていません</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>拒否: %1</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未受理</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>削除済み</translation>
    </message>
    <message>
        <source>Image gone</source>
        <translation>イメージなし</translation>
    </message>
    <message>
        <source>Solved (%1)</source>
        <extracomment>%1 = what had happened, such as &quot;Refused: image locked&quot;</extracomment>
        <translation>解決済み（%1）</translation>
    </message>
    <message numerus="yes">
        <source>%1, stalled: no progress in %n reading(s)</source>
        <extracomment>%1 = state, such as &quot;Copying&quot;</extracomment>
        <translation>
            <numerusform>%1、停滞: %n 回の読み取りで進捗なし</numerusform>
        </translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>コピー中 %1</translation>
    </message>
    <message>
        <source>There</source>
        <comment>the region holds the version</comment>
        <translation>あり</translation>
    </message>
    <message>
        <source>Failed at %1</source>
        <translation>%1 で失敗</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Will copy</source>
        <translation>コピー予定</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>進行中</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>コピー不可</translation>
    </message>
    <message>
        <source>Parent first</source>
        <translation>親を先にコピー</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>verdict of a plan</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>Encrypted: not copied</source>
        <translation>暗号化: コピー不可</translation>
    </message>
    <message>
        <source>%1: not copied</source>
        <extracomment>%1 = type of the image: Shared, System, Community</extracomment>
        <translation>%1: コピー不可</translation>
    </message>
    <message>
        <source>Creation failed</source>
        <translation>作成失敗</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>Initialising</source>
        <translation>初期化中</translation>
    </message>
    <message>
        <source>Being created</source>
        <translation>作成中</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>利用可能</translation>
    </message>
    <message>
        <source>Mainland China</source>
        <translation>中国本土</translation>
    </message>
    <message>
        <source>Asia Pacific</source>
        <translation>アジア太平洋</translation>
    </message>
    <message>
        <source>Americas</source>
        <translation>南北アメリカ</translation>
    </message>
    <message>
        <source>Europe and Middle East</source>
        <translation>ヨーロッパと中東</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>金融クラウド</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>政府クラウド</translation>
    </message>
    <message>
        <source>Other regions</source>
        <translation>その他のリージョン</translation>
    </message>
    <message>
        <source>As the image</source>
        <translation>イメージと同じ</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 時間</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 日</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day and time</comment>
        <extracomment>%1 = short name of the day, %2 = time: &quot;Mon 20:31&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>%1 = number; per cent</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Own</source>
        <comment>type of an image</comment>
        <translation>カスタム</translation>
    </message>
    <message>
        <source>Shared</source>
        <comment>type of an image</comment>
        <translation>共有</translation>
    </message>
    <message>
        <source>System</source>
        <comment>type of an image</comment>
        <translation>システム</translation>
    </message>
    <message>
        <source>Community</source>
        <comment>type of an image</comment>
        <translation>コミュニティ</translation>
    </message>
    <message>
        <source>%1, service time, zone not stated</source>
        <translation>%1、サービスの時刻、タイムゾーン不明</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <extracomment>a range; %1 = least, %2 = most</extracomment>
        <translation>%1～%2</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>1 分未満</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>region</comment>
        <extracomment>name of a region and its id</extracomment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>regioncast::CommandDialog</name>
    <message>
        <source>Show as Command</source>
        <translation>コマンドとして表示</translation>
    </message>
    <message>
        <source>&amp;Regioncast</source>
        <translation>&amp;Regioncast</translation>
    </message>
    <message>
        <source>Sends the same copies with the same checks, and follows them to the end.</source>
        <translation>同じ確認を行って同じコピーを送信し、終わりまで追跡します。</translation>
    </message>
    <message>
        <source>&amp;Vendor&apos;s Tool</source>
        <translation>ベンダーのツール(&amp;V)</translation>
    </message>
    <message>
        <source>Sends the same requests with the vendor&apos;s command line tool, without the checks and without a journal. What is sent so appears here as started elsewhere.</source>
        <translation>ベンダーのコマンドラインツールで同じ要求を送信します。確認もジャーナルもありません。送信したものは、ここでは別の場所で開始されたコピーとして表示されます。</translation>
    </message>
    <message>
        <source>&amp;Plan File</source>
        <translation>計画ファイル(&amp;P)</translation>
    </message>
    <message>
        <source>Opens with File ▸ Open Plan…, or runs with “regioncast run FILE”.</source>
        <translation>「ファイル ▸ 計画を開く…」で開くか、「regioncast run FILE」で実行します。</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>regioncast::ConnectionSteps</name>
    <message>
        <source>Reaching %1…</source>
        <translation>%1 に接続中…</translation>
    </message>
    <message>
        <source>Asking whether the key is known…</source>
        <translation>AccessKey を確認中…</translation>
    </message>
    <message numerus="yes">
        <source>Key accepted; %n region(s) listed</source>
        <translation>
            <numerusform>AccessKey は有効です。リージョン %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Key accepted</source>
        <translation>AccessKey は有効です</translation>
    </message>
    <message>
        <source>Asking whether it may list images…</source>
        <translation>イメージの一覧を取得できるか確認中…</translation>
    </message>
    <message>
        <source>May list images (%1)</source>
        <translation>イメージの一覧を取得可能（%1 件）</translation>
    </message>
    <message>
        <source>Whether it may copy shows only when the first copy is sent</source>
        <translation>コピーの権限は、最初のコピーを送信するまで分かりません</translation>
    </message>
    <message>
        <source>Test Connection asks for the list of regions and one image. It changes nothing and sends no copy.</source>
        <translation>「接続テスト」はリージョン一覧とイメージ 1 つを読み取るだけです。何も変更せず、コピーも送信しません。</translation>
    </message>
    <message>
        <source>name</source>
        <comment>not tried</comment>
        <translation>名前</translation>
    </message>
    <message>
        <source>connection</source>
        <comment>not tried</comment>
        <translation>接続</translation>
    </message>
    <message>
        <source>proxy</source>
        <comment>not tried</comment>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>certificate</source>
        <comment>not tried</comment>
        <translation>証明書</translation>
    </message>
    <message>
        <source>clock</source>
        <comment>not tried</comment>
        <translation>時計</translation>
    </message>
    <message>
        <source>key</source>
        <comment>not tried</comment>
        <translation>AccessKey</translation>
    </message>
    <message>
        <source>listing images</source>
        <comment>not tried</comment>
        <translation>イメージの一覧</translation>
    </message>
    <message>
        <source>copying</source>
        <comment>not tried</comment>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Looking up %1…</source>
        <translation>%1 を調べています…</translation>
    </message>
    <message>
        <source>%1 is at %2</source>
        <extracomment>%1 = host, %2 = addresses</extracomment>
        <translation>%1 は %2 にあります</translation>
    </message>
    <message>
        <source>Reached %1, port %2, in %3 ms</source>
        <extracomment>%1 = host, %2 = port, %3 = milliseconds</extracomment>
        <translation>%1 のポート %2 に %3 ミリ秒で到達しました</translation>
    </message>
    <message>
        <source>Asking the proxy for %1…</source>
        <translation>プロキシに %1 を求めています…</translation>
    </message>
    <message>
        <source>The proxy lets through to %1, in %2 ms</source>
        <extracomment>%1 = host, %2 = milliseconds</extracomment>
        <translation>プロキシは %1 への接続を %2 ミリ秒で通しました</translation>
    </message>
    <message>
        <source>Looking at the certificate of %1…</source>
        <translation>%1 の証明書を確認しています…</translation>
    </message>
    <message>
        <source>Certificate of %1, by %2, valid until %3</source>
        <extracomment>%1 = name in the certificate, %2 = issuer, %3 = date</extracomment>
        <translation>%1 の証明書、発行者 %2、有効期限 %3</translation>
    </message>
    <message>
        <source>Asking for the service&apos;s clock…</source>
        <translation>サービスの時計を確認しています…</translation>
    </message>
    <message>
        <source>Clocks %1 s apart</source>
        <extracomment>%1 = seconds between the two clocks</extracomment>
        <translation>時計の差は %1 秒です</translation>
    </message>
    <message>
        <source>Not tried: %1</source>
        <translation>未実行: %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>regioncast::CoverageLegend</name>
    <message>
        <source>there</source>
        <comment>legend: the copy</comment>
        <translation>あり</translation>
    </message>
    <message>
        <source>copying</source>
        <comment>legend</comment>
        <translation>コピー中</translation>
    </message>
    <message>
        <source>older</source>
        <comment>legend: a version</comment>
        <translation>旧版</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>legend</comment>
        <translation>失敗</translation>
    </message>
    <message>
        <source>unknown word</source>
        <comment>legend</comment>
        <translation>不明な語</translation>
    </message>
    <message>
        <source>absent</source>
        <comment>legend: no copy</comment>
        <translation>なし</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>凡例</translation>
    </message>
</context>
<context>
    <name>regioncast::CoverageModel</name>
    <message>
        <source>old</source>
        <comment>another version</comment>
        <translation>旧</translation>
    </message>
    <message>
        <source>version %1 there</source>
        <translation>バージョン %1 あり</translation>
    </message>
    <message>
        <source>missing</source>
        <comment>in a region</comment>
        <translation>不足</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1 there</source>
        <comment>a version</comment>
        <translation>%1 あり</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>v7 failed at 63 %</comment>
        <extracomment>a version and its state</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <comment>a version</comment>
        <translation>%1 が不足</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>region</comment>
        <extracomment>a region, then what is there</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a sentence</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 version %2, %3: %4.</source>
        <extracomment>said by screen readers: image, version, region, state</extracomment>
        <translation>%1 バージョン %2、%3: %4。</translation>
    </message>
    <message numerus="yes">
        <source>%1: missing for %2 of %n image(s)</source>
        <comment>region</comment>
        <translation>
            <numerusform>%1: %n 個のイメージのうち %2 個で不足</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n missing</source>
        <translation>
            <numerusform>%1、不足 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>image, version</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2: missing in %3 of %n region(s)</source>
        <comment>image, version</comment>
        <translation>
            <numerusform>%1 %2: %n リージョンのうち %3 で不足</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 version %2, %n missing</source>
        <translation>
            <numerusform>%1 バージョン %2、不足 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::CoverageTable</name>
    <message>
        <source>Regions</source>
        <translation>リージョン</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>イメージ</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>イメージ</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>カバレッジ</translation>
    </message>
</context>
<context>
    <name>regioncast::DestinationTree</name>
    <message>
        <source>Destination regions</source>
        <translation>コピー先リージョン</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>リージョン</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Other regions (%1)</source>
        <extracomment>head of the regions that nobody works with or that are not listed; %1 = their number</extracomment>
        <translation>その他のリージョン（%1）</translation>
    </message>
    <message>
        <source>Regions without a known name</source>
        <translation>名前が不明なリージョン</translation>
    </message>
    <message>
        <source>%1, cannot be chosen: %2</source>
        <comment>region, reason</comment>
        <translation>%1、選択できません: %2</translation>
    </message>
    <message>
        <source>&amp;Tick Group</source>
        <translation>グループを選択(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Untick Group</source>
        <translation>グループの選択を解除(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Copy Id</source>
        <translation>ID をコピー(&amp;C)</translation>
    </message>
</context>
<context>
    <name>regioncast::DetailsPane</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Retry Failed…</source>
        <translation>失敗分を再試行…</translation>
    </message>
    <message>
        <source>Copy for Support</source>
        <translation>サポート用にコピー</translation>
    </message>
    <message>
        <source>Copies ids, state, code and times as text.</source>
        <translation>ID、状態、エラーコード、時刻をテキストとしてコピーします。</translation>
    </message>
    <message>
        <source>Mark as Solved</source>
        <translation>解決済みにする</translation>
    </message>
    <message>
        <source>It then no longer counts as unsolved.</source>
        <translation>以後、未解決として数えません。</translation>
    </message>
    <message>
        <source>Task id</source>
        <translation>タスク ID</translation>
    </message>
    <message>
        <source>Copy the task id</source>
        <translation>タスク ID をコピー</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>リクエスト ID</translation>
    </message>
    <message>
        <source>Copy the request id</source>
        <translation>リクエスト ID をコピー</translation>
    </message>
    <message>
        <source>Exchange (redacted)</source>
        <translation>通信内容（マスク済み）</translation>
    </message>
    <message>
        <source>Request and answer, redacted</source>
        <translation>リクエストと応答（マスク済み）</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Retry Failed (%1)…</source>
        <translation>失敗分を再試行（%1）…</translation>
    </message>
    <message>
        <source>All</source>
        <comment>period</comment>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Copy Policy</source>
        <translation>ポリシーをコピー</translation>
    </message>
    <message>
        <source>Copies a policy with the actions that Regioncast needs.</source>
        <translation>Regioncast に必要なアクションを含むポリシーをコピーします。</translation>
    </message>
    <message>
        <source>Save Report…</source>
        <translation>レポートを保存…</translation>
    </message>
    <message>
        <source>Writes what the task table shows to a file: web page, table or data.</source>
        <translation>タスク表に表示されている内容を、Web ページ、表、またはデータとしてファイルに書き込みます。</translation>
    </message>
    <message>
        <source>Copy Summary</source>
        <translation>概要をコピー</translation>
    </message>
    <message>
        <source>Copies this summary as text.</source>
        <translation>この概要をテキストとしてコピーします。</translation>
    </message>
</context>
<context>
    <name>regioncast::DistributeForm</name>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Source region</source>
        <translation>コピー元リージョン</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>Find region</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>選択(&amp;S)</translation>
    </message>
    <message>
        <source>Select regions</source>
        <translation>リージョンを選択</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>イメージ</translation>
    </message>
    <message>
        <source>Versio&amp;n</source>
        <translation>バージョン(&amp;N)</translation>
    </message>
    <message>
        <source>Fro&amp;m</source>
        <translation>コピー元(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation>製品(&amp;P)</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>コピー先(&amp;O)</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>未選択</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>イメージ %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest of each</source>
        <translation>それぞれの最新版</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>As each image</source>
        <translation>各イメージと同じ</translation>
    </message>
    <message>
        <source>Newest: %1</source>
        <translation>最新: %1</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n region(s)</source>
        <translation>
            <numerusform>%1、%n リージョン</numerusform>
        </translation>
    </message>
    <message>
        <source>Other Version Id…</source>
        <translation>ほかのバージョン ID…</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <translation>自動: %1</translation>
    </message>
    <message>
        <source>As the image</source>
        <translation>イメージと同じ</translation>
    </message>
    <message>
        <source>As the image: %1</source>
        <translation>イメージと同じ: %1</translation>
    </message>
    <message>
        <source>Let the service choose (random)</source>
        <translation>サービスに任せる（ランダム）</translation>
    </message>
    <message>
        <source>Version id</source>
        <translation>バージョン ID</translation>
    </message>
    <message>
        <source>%1 there</source>
        <comment>another version</comment>
        <translation>%1 があります</translation>
    </message>
    <message numerus="yes">
        <source>in all %n image(s)</source>
        <comment>every image has a copy there</comment>
        <translation>
            <numerusform>全 %n 件あり</numerusform>
        </translation>
    </message>
    <message>
        <source>missing in %1 of %2</source>
        <translation>不足 %1/%2 件</translation>
    </message>
    <message>
        <source>the copy comes from here</source>
        <translation>コピー元です</translation>
    </message>
    <message>
        <source>Show All Known</source>
        <translation>既知のリージョンをすべて表示</translation>
    </message>
    <message>
        <source>Reading regions…</source>
        <translation>リージョンを読み取り中…</translation>
    </message>
    <message>
        <source>The service lists no regions.</source>
        <translation>サービスの一覧にリージョンがありません。</translation>
    </message>
    <message>
        <source>Regions could not be read.</source>
        <translation>リージョンを読み取れません。</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>No region matches “%1”.</source>
        <translation>「%1」に一致するリージョンはありません。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
    <message>
        <source>All &amp;Missing</source>
        <translation>不足分すべて(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <comment>no region ticked</comment>
        <translation>すべて解除(&amp;N)</translation>
    </message>
    <message>
        <source>As &amp;Last Batch</source>
        <translation>前回のバッチと同じ(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Add Region by Id…</source>
        <translation>ID でリージョンを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Show All Known</source>
        <translation>既知のリージョンをすべて表示(&amp;S)</translation>
    </message>
    <message>
        <source>Add Region by Id</source>
        <translation>ID でリージョンを追加</translation>
    </message>
    <message>
        <source>A region that the service does not list can still be tried.</source>
        <translation>サービスの一覧にないリージョンも試せます。</translation>
    </message>
    <message>
        <source>Region id</source>
        <translation>リージョン ID</translation>
    </message>
    <message>
        <source>Add Region</source>
        <translation>リージョンを追加</translation>
    </message>
    <message>
        <source>A region id has letters, digits and hyphens, as in eu-central-1.</source>
        <translation>リージョン ID は、eu-central-1 のように英数字とハイフンで構成されます。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n image(s) cannot be copied.</source>
        <extracomment>%1 = how many of the %n images</extracomment>
        <translation>
            <numerusform>イメージ %n 件中 %1 件はコピーできません。</numerusform>
        </translation>
    </message>
    <message>
        <source>This image is encrypted; the service does not copy encrypted images.</source>
        <translation>このイメージは暗号化されています。暗号化イメージはコピーできません。</translation>
    </message>
    <message>
        <source>This image is not your own; the service copies only your own images.</source>
        <translation>カスタムイメージではありません。サービスがコピーするのはカスタムイメージだけです。</translation>
    </message>
    <message>
        <source>The creation of this image failed; there is nothing to copy.</source>
        <translation>このイメージの作成は失敗しました。コピーするものがありません。</translation>
    </message>
    <message>
        <source>Choose an image.</source>
        <translation>イメージを選択してください。</translation>
    </message>
    <message>
        <source>Type a version id.</source>
        <translation>バージョン ID を入力してください。</translation>
    </message>
    <message>
        <source>Tick at least one region.</source>
        <translation>リージョンを 1 つ以上選択してください。</translation>
    </message>
    <message>
        <source>The source region cannot be its own destination.</source>
        <translation>コピー元リージョンをコピー先にはできません。</translation>
    </message>
    <message>
        <source>All ticked regions already have it.</source>
        <translation>選択したリージョンにはすべてコピー済みです。</translation>
    </message>
    <message>
        <source>All ticked regions are getting it already.</source>
        <translation>選択したリージョンはすべてコピー中です。</translation>
    </message>
    <message>
        <source>All ticked regions already have it or are getting it.</source>
        <translation>選択したリージョンはすべてコピー済みか、コピー中です。</translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>コピー %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n already there</source>
        <translation>
            <numerusform>%1 · %n 件はコピー済み</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n in progress</source>
        <translation>
            <numerusform>%1 · %n 件は進行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n unknown</source>
        <translation>
            <numerusform>%1 · %n 件は不明</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revie&amp;w %n Copies…</source>
        <translation>
            <numerusform>コピー %n 件を確認(&amp;W)…</numerusform>
        </translation>
    </message>
    <message>
        <source>Revie&amp;w…</source>
        <comment>button</comment>
        <translation>確認(&amp;W)…</translation>
    </message>
    <message numerus="yes">
        <source>Review %n copies</source>
        <translation>
            <numerusform>コピー %n 件を確認</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <comment>button</comment>
        <translation>確認</translation>
    </message>
    <message>
        <source>Another version</source>
        <translation>別のバージョン</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>images that cannot be copied</comment>
        <translation>表示</translation>
    </message>
    <message>
        <source>Show the images that cannot be copied</source>
        <translation>コピーできないイメージを表示</translation>
    </message>
    <message>
        <source>%1 · about %2</source>
        <extracomment>%1 = copies, %2 = a range of time</extracomment>
        <translation>%1 · 約 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n image(s)</source>
        <extracomment>%1 = &quot;9 gaps&quot;</extracomment>
        <translation>
            <numerusform>%n 個のイメージの%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>不足 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>no gap was chosen here</source>
        <translation>ここでは不足が選択されていません</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>region set</comment>
        <extracomment>name of a region set, number of its regions</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Sa&amp;ve as Set…</source>
        <translation>セットとして保存(&amp;V)…</translation>
    </message>
    <message>
        <source>Save as Set</source>
        <translation>セットとして保存</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>This image is still being made; it can be copied when it is available.</source>
        <translation>このイメージはまだ作成中です。利用可能になるとコピーできます。</translation>
    </message>
    <message>
        <source>There is no gap among what is chosen.</source>
        <translation>選択した範囲に不足はありません。</translation>
    </message>
    <message>
        <source>None of these copies can be made.</source>
        <translation>これらのコピーはいずれも作成できません。</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n blocked</source>
        <translation>
            <numerusform>%1 · ブロック %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::FaultsWindow</name>
    <message>
        <source>Answers to copies get lost</source>
        <translation>コピー要求への応答が失われる</translation>
    </message>
    <message>
        <source>Copies never reach the service</source>
        <translation>コピー要求がサービスに届かない</translation>
    </message>
    <message>
        <source>The service asks for fewer requests</source>
        <translation>サービスが要求を減らすよう求める</translation>
    </message>
    <message>
        <source>The service is down</source>
        <translation>サービスが停止している</translation>
    </message>
    <message>
        <source>Answers take five seconds</source>
        <translation>応答に 5 秒かかる</translation>
    </message>
    <message>
        <source>Every second copy fails</source>
        <translation>コピーの半分が失敗する</translation>
    </message>
    <message>
        <source>Copies halt for ten minutes</source>
        <translation>コピーが 10 分間止まる</translation>
    </message>
    <message>
        <source>Copies appear a minute late</source>
        <translation>コピーが 1 分遅れて現れる</translation>
    </message>
    <message>
        <source>Copies vanish half-way</source>
        <translation>コピーが途中で消える</translation>
    </message>
    <message>
        <source>Copies show a word nobody knows</source>
        <translation>コピーが不明な語を示す</translation>
    </message>
    <message>
        <source>Too many image jobs</source>
        <translation>イメージジョブが多すぎる</translation>
    </message>
    <message>
        <source>The session of the key is over</source>
        <translation>AccessKey のセッションが終わっている</translation>
    </message>
    <message>
        <source>The clocks differ by 21 minutes</source>
        <translation>時計が 21 分ずれている</translation>
    </message>
    <message>
        <source>Make It Fail</source>
        <translation>障害を起こす</translation>
    </message>
    <message>
        <source>Rehearse what can go wrong. The practice service misbehaves as the script says, from the next request on; what it accepted before keeps its fate.</source>
        <translation>起こりうる障害を予行演習します。練習サービスは次の要求からスクリプトどおりに障害を起こします。それ以前に受け付けたコピーの結果は変わりません。</translation>
    </message>
    <message>
        <source>&amp;Rehearsals</source>
        <translation>予行演習(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Script</source>
        <translation>スクリプト(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Make It Fail</source>
        <translation>障害を起こす(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Behave Again</source>
        <translation>正常に戻す(&amp;B)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message numerus="yes">
        <source>The practice service misbehaves: %n rule(s).</source>
        <translation>
            <numerusform>練習サービスは障害を起こしています: 規則 %n 件。</numerusform>
        </translation>
    </message>
    <message>
        <source>The practice service behaves.</source>
        <translation>練習サービスは正常です。</translation>
    </message>
</context>
<context>
    <name>regioncast::FilterTree</name>
    <message>
        <source>Filters</source>
        <translation>フィルター</translation>
    </message>
    <message>
        <source>SHOW</source>
        <comment>group of filters</comment>
        <translation>表示</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>全イメージ</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>不足あり</translation>
    </message>
    <message>
        <source>The newest version is missing in a region.</source>
        <translation>最新バージョンがないリージョンがあります。</translation>
    </message>
    <message>
        <source>New Version</source>
        <translation>新バージョン</translation>
    </message>
    <message>
        <source>The newest version is missing where an older one is.</source>
        <translation>旧バージョンがあるリージョンに、最新バージョンがありません。</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>コピー中</translation>
    </message>
    <message>
        <source>Unsolved</source>
        <translation>未解決</translation>
    </message>
    <message>
        <source>Copies failed or were refused, and none got there since.</source>
        <translation>失敗または拒否され、その後もコピーされていません。</translation>
    </message>
    <message>
        <source>Not Copyable</source>
        <translation>コピー不可</translation>
    </message>
    <message>
        <source>Older Versions</source>
        <translation>旧バージョン</translation>
    </message>
    <message>
        <source>Shows the rows of older versions too.</source>
        <translation>旧バージョンの行も表示します。</translation>
    </message>
    <message>
        <source>TYPE</source>
        <comment>group of filters</comment>
        <translation>種類</translation>
    </message>
    <message>
        <source>OS</source>
        <comment>group of filters</comment>
        <translation>OS</translation>
    </message>
    <message>
        <source>PRODUCT</source>
        <comment>group of filters</comment>
        <translation>製品</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>name of a filter, number of images</extracomment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Not Stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>RULES</source>
        <comment>group of saved filters with a region set</comment>
        <translation>規則</translation>
    </message>
    <message>
        <source>SAVED</source>
        <comment>group of filters</comment>
        <translation>保存済み</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n gap(s)</source>
        <comment>a rule</comment>
        <translation>
            <numerusform>%1、不足 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Gaps in %1. Choosing it chooses these regions too.</source>
        <translation>%1 での不足。選択すると、これらのリージョンも選択されます。</translation>
    </message>
    <message>
        <source>all listed regions</source>
        <translation>一覧のすべてのリージョン</translation>
    </message>
    <message>
        <source>&amp;Save Filter…</source>
        <translation>フィルターを保存(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>削除(&amp;D)</translation>
    </message>
</context>
<context>
    <name>regioncast::ImagePane</name>
    <message>
        <source>Clear</source>
        <comment>filters</comment>
        <translation>クリア</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>イメージ</translation>
    </message>
    <message>
        <source>&amp;Copy to Regions</source>
        <translation>リージョンへコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;Tasks</source>
        <translation>タスクを表示(&amp;T)</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>コピー(&amp;O)</translation>
    </message>
    <message>
        <source>Copy &amp;Ids</source>
        <translation>ID をコピー(&amp;I)</translation>
    </message>
    <message>
        <source>Search images</source>
        <translation>イメージを検索</translation>
    </message>
    <message>
        <source>Search images, or paste a list</source>
        <translation>イメージを検索、または一覧を貼り付け</translation>
    </message>
    <message>
        <source>Words are looked for in names, ids, versions, descriptions and tags. A list of names or ids shows exactly those.</source>
        <translation>名前、ID、バージョン、説明、タグを検索します。名前や ID の一覧を貼り付けると、そのイメージだけを表示します。</translation>
    </message>
    <message>
        <source>Reading images… %1 of %2</source>
        <translation>イメージを読み取り中… %1/%2</translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation>イメージを読み取り中…</translation>
    </message>
    <message>
        <source>Images could not be read.</source>
        <translation>イメージを読み取れません。</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Check Connection…</source>
        <translation>接続を確認…</translation>
    </message>
    <message>
        <source>This account has no images.</source>
        <translation>このアカウントにイメージはありません。</translation>
    </message>
    <message>
        <source>The profile shows images of the product %1 only.</source>
        <translation>このプロファイルは製品 %1 のイメージだけを表示します。</translation>
    </message>
    <message>
        <source>No image of the list matches.</source>
        <translation>一覧に一致するイメージはありません。</translation>
    </message>
    <message>
        <source>No image matches “%1”.</source>
        <translation>「%1」に一致するイメージはありません。</translation>
    </message>
    <message>
        <source>No image matches %1.</source>
        <extracomment>%1 = names of filters</extracomment>
        <translation>%1 に該当するイメージはありません。</translation>
    </message>
    <message>
        <source>No image matches “%1” with %2.</source>
        <extracomment>%1 = search text, %2 = names of filters</extracomment>
        <translation>「%1」に一致し、%2 に該当するイメージはありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>イメージ %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n image(s)</source>
        <extracomment>%1 of %n</extracomment>
        <translation>
            <numerusform>イメージ %n 件中 %1 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 found</source>
        <translation>%2 件中 %1 件が見つかりました</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) no longer match</source>
        <translation>
            <numerusform>%n 行が一致しなくなりました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more match(es) now</source>
        <translation>
            <numerusform>新たに %n 件が一致</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the other %n</source>
        <translation>
            <numerusform>残り %n 件を表示</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1 of %2 could not be read; %3 of %4 images shown.</source>
        <translation>%2 ページ中 %1 ページ目を読み取れません。イメージ %4 件中 %3 件を表示中。</translation>
    </message>
    <message>
        <source>%1 of %2 pages could not be read; %3 of %4 images shown.</source>
        <translation>%2 ページ中 %1 ページを読み取れません。イメージ %4 件中 %3 件を表示中。</translation>
    </message>
    <message>
        <source>Read the Rest</source>
        <translation>残りを読み取る</translation>
    </message>
    <message>
        <source>Images could not be read anew.</source>
        <translation>イメージを読み直せませんでした。</translation>
    </message>
    <message>
        <source>Not Found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>Names and ids that no image has</source>
        <translation>該当するイメージがない名前と ID</translation>
    </message>
    <message>
        <source>Copy This &amp;Gap</source>
        <translation>この不足をコピー(&amp;G)</translation>
    </message>
    <message>
        <source>Save Filter</source>
        <translation>フィルターを保存</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>all listed regions</source>
        <translation>一覧のすべてのリージョン</translation>
    </message>
    <message>
        <source>A &amp;rule for %1</source>
        <extracomment>%1 = name of a region set</extracomment>
        <translation>%1 の規則(&amp;R)</translation>
    </message>
    <message>
        <source>A rule counts the gaps in these regions; choosing it chooses them too.</source>
        <translation>規則はこれらのリージョンの不足を数えます。規則を選択すると、リージョンも選択されます。</translation>
    </message>
    <message>
        <source>Rename Filter</source>
        <translation>フィルターの名前を変更</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Save Coverage</source>
        <translation>カバレッジを保存</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>表計算用の表 (*.csv)</translation>
    </message>
</context>
<context>
    <name>regioncast::ImageTableModel</name>
    <message>
        <source>Image</source>
        <translation>イメージ</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>リージョン</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Missing In</source>
        <translation>不足リージョン数</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>Image Id</source>
        <translation>イメージ ID</translation>
    </message>
    <message>
        <source>Version Id</source>
        <translation>バージョン ID</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>親イメージ</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>機能</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>セッション</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <extracomment>copies in so many regions of so many</extracomment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>image, version</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>単一</translation>
    </message>
    <message>
        <source>Multiple</source>
        <translation>複数</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>バージョン %1</translation>
    </message>
    <message numerus="yes">
        <source>in %1 of %n region(s)</source>
        <extracomment>%1 of %n</extracomment>
        <translation>
            <numerusform>%n リージョン中 %1 リージョン</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gibibyte(s)</source>
        <translation>
            <numerusform>%n GiB</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>%1 = parts with commas between; the end of a sentence</extracomment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a sentence</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>In all regions</source>
        <translation>すべてのリージョンにあります</translation>
    </message>
    <message>
        <source>Missing in: %1</source>
        <translation>不足リージョン: %1</translation>
    </message>
    <message>
        <source>The newest version is %1</source>
        <translation>最新バージョンは %1 です</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>name of a column, its value</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>regioncast::MainWindow</name>
    <message>
        <source>&amp;New Profile…</source>
        <translation>新規プロファイル(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Edit Profile…</source>
        <translation>プロファイルを編集(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>すべて選択(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find Images</source>
        <translation>イメージを検索(&amp;F)</translation>
    </message>
    <message>
        <source>Filter &amp;Tasks</source>
        <translation>タスクを絞り込む(&amp;T)</translation>
    </message>
    <message>
        <source>F&amp;ilters</source>
        <translation>フィルター(&amp;I)</translation>
    </message>
    <message>
        <source>I&amp;nspector</source>
        <translation>インスペクター(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>レイアウトをリセット(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>更新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy to Regions</source>
        <translation>リージョンへコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Tick All &amp;Missing</source>
        <translation>不足分をすべて選択(&amp;M)</translation>
    </message>
    <message>
        <source>Re&amp;view…</source>
        <translation>確認(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>送信(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go to Tasks</source>
        <translation>タスクへ移動(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>詳細(&amp;D)</translation>
    </message>
    <message>
        <source>Retry &amp;Failed…</source>
        <translation>失敗分を再試行(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Look Now</source>
        <translation>今すぐ確認(&amp;L)</translation>
    </message>
    <message>
        <source>Next Pane</source>
        <translation>次のペイン</translation>
    </message>
    <message>
        <source>Previous Pane</source>
        <translation>前のペイン</translation>
    </message>
    <message>
        <source>&amp;About Regioncast</source>
        <translation>Regioncast について(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>システム(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>ダーク(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <comment>language</comment>
        <translation>システム(&amp;S)</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>インスペクター</translation>
    </message>
    <message>
        <source>Copy to Regions</source>
        <translation>リージョンへコピー</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Switch Profile</source>
        <translation>プロファイルを切り替え(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>イメージ(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>タスク(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>ツールバー</translation>
    </message>
    <message>
        <source>F&amp;ilters (%1)</source>
        <translation>フィルター(&amp;I)（%1）</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>練習</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>プロファイル: %1</translation>
    </message>
    <message>
        <source>Go back first.</source>
        <translation>先に戻ってください。</translation>
    </message>
    <message numerus="yes">
        <source>%n copies are not sent yet. They stay in the queue and wait for you at the next start. Copies already sent go on without Regioncast.</source>
        <translation>
            <numerusform>コピー %n 件が未送信です。キューに残り、次回の起動時に対応を待ちます。送信済みのコピーは Regioncast を閉じても続きます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>閉じない</translation>
    </message>
    <message>
        <source>About Regioncast</source>
        <translation>Regioncast について</translation>
    </message>
    <message>
        <source>Regioncast %1

Copies cloud images to other regions and watches them arrive.
Not made or endorsed by the vendor of the service.

MIT licence. Uses Qt %2.</source>
        <translation>Regioncast %1

クラウドのイメージをほかのリージョンへコピーし、完了まで追跡します。
サービスのベンダーが作成・承認したものではありません。

MIT ライセンス。Qt %2 を使用。</translation>
    </message>
    <message>
        <source>Save &amp;Report…</source>
        <translation>レポートを保存(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Pause Queue</source>
        <translation>キューを一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>表示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open Plan…</source>
        <translation>計画を開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve Plan…</source>
        <translation>計画を保存(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>一覧(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;overage</source>
        <translation>カバレッジ(&amp;O)</translation>
    </message>
    <message>
        <source>Fill the &amp;Gaps</source>
        <translation>不足を埋める(&amp;G)</translation>
    </message>
    <message>
        <source>Save Co&amp;verage…</source>
        <translation>カバレッジを保存(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Edit Sets…</source>
        <translation>セットを編集(&amp;E)…</translation>
    </message>
    <message>
        <source>Add &amp;Region by Id…</source>
        <translation>ID でリージョンを追加(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Make It Fail…</source>
        <translation>障害を起こす(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名前(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Id</source>
        <translation>ID(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Both</source>
        <comment>name and id of a region</comment>
        <translation>両方(&amp;B)</translation>
    </message>
    <message>
        <source>Region &amp;Names</source>
        <translation>リージョン名(&amp;N)</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>ツール(&amp;O)</translation>
    </message>
    <message>
        <source>Choose cells, or Fill the Gaps (Ctrl+G) of all shown.</source>
        <translation>セルを選択するか、表示中のすべての不足を埋めます (Ctrl+G)。</translation>
    </message>
    <message>
        <source>All Listed</source>
        <translation>一覧すべて</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>region set</comment>
        <extracomment>name of a region set, number of its regions</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Regions: %1</source>
        <translation>リージョン: %1</translation>
    </message>
    <message>
        <source>Open Plan</source>
        <translation>計画を開く</translation>
    </message>
    <message>
        <source>Plans (*.json *.csv)</source>
        <translation>計画 (*.json *.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>What counts, gaps, coverage and destinations refer to</source>
        <translation>件数、不足、カバレッジ、コピー先の対象</translation>
    </message>
</context>
<context>
    <name>regioncast::MessageStrip</name>
    <message>
        <source>Next message</source>
        <translation>次のメッセージ</translation>
    </message>
    <message>
        <source>%1 of %2 ▸</source>
        <extracomment>%1 = number of the message that is shown, %2 = how many there are</extracomment>
        <translation>%1/%2 ▸</translation>
    </message>
</context>
<context>
    <name>regioncast::NameDialog</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名前(&amp;N)</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置き換え</translation>
    </message>
    <message>
        <source>There is one of that name.</source>
        <translation>同じ名前がすでにあります。</translation>
    </message>
</context>
<context>
    <name>regioncast::Notices</name>
    <message>
        <source>%1 ended</source>
        <extracomment>%1 = name of a batch</extracomment>
        <translation>%1 が終了しました</translation>
    </message>
    <message>
        <source>%1. Took %2.</source>
        <extracomment>%1 = sum such as &quot;35 of 36 done · 1 failed&quot;, %2 = a time span</extracomment>
        <translation>%1。所要時間 %2。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>image with version, region</comment>
        <translation>%1 を %2 へ</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n copies did not get there</source>
        <extracomment>%1 = how many of the %n copies</extracomment>
        <translation>
            <numerusform>%n 件中 %1 件のコピーが届きませんでした</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2. %3 goes on.</source>
        <extracomment>%1 = image and region, %2 = state such as &quot;Failed at 63 %: no reason given&quot;, %3 = batch</extracomment>
        <translation>%1: %2。%3 は続行中です。</translation>
    </message>
</context>
<context>
    <name>regioncast::PeriodDialog</name>
    <message>
        <source>Period of the Tasks</source>
        <translation>タスクの期間</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>開始(&amp;F):</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>終了(&amp;T):</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>表示(&amp;S)</translation>
    </message>
</context>
<context>
    <name>regioncast::ProfileDialog</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>バッジ</translation>
    </message>
    <message>
        <source>Colour of the badge</source>
        <translation>バッジの色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>緑色</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>琥珀色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>赤色</translation>
    </message>
    <message>
        <source>&amp;Badge</source>
        <translation>バッジ(&amp;B)</translation>
    </message>
    <message>
        <source>C&amp;hina</source>
        <translation>中国サイト(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;International</source>
        <translation>国際サイト(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Other</source>
        <translation>その他(&amp;O)</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>エンドポイント</translation>
    </message>
    <message>
        <source>Host name of the endpoint</source>
        <translation>エンドポイントのホスト名</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>サイト</translation>
    </message>
    <message>
        <source>&amp;Environment: %1 is not set</source>
        <translation>環境変数(&amp;E): %1 は未設定</translation>
    </message>
    <message>
        <source>&amp;Environment: %1 is %2</source>
        <extracomment>%1 = name of a variable, %2 = short key id</extracomment>
        <translation>環境変数(&amp;E): %1 は %2</translation>
    </message>
    <message>
        <source>&amp;Typed here</source>
        <translation>ここで入力(&amp;T)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>AccessKey</translation>
    </message>
    <message>
        <source>Key id</source>
        <translation>AccessKey ID</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>AccessKey シークレット</translation>
    </message>
    <message>
        <source>&amp;Keep in the keychain</source>
        <translation>キーチェーンに保存(&amp;K)</translation>
    </message>
    <message>
        <source>Otherwise the secret is forgotten when Regioncast is closed.</source>
        <translation>保存しない場合、Regioncast を閉じるとシークレットは破棄されます。</translation>
    </message>
    <message>
        <source>Se&amp;cret</source>
        <translation>AccessKey シークレット(&amp;C)</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>すべての製品</translation>
    </message>
    <message>
        <source>Images of other products are not listed.</source>
        <translation>ほかの製品のイメージは一覧に表示されません。</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation>製品(&amp;P)</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>削除(&amp;L)…</translation>
    </message>
    <message>
        <source>Test Co&amp;nnection</source>
        <translation>接続テスト(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save and &amp;Use</source>
        <translation>保存して使用(&amp;U)</translation>
    </message>
    <message>
        <source>kept in the keychain</source>
        <translation>キーチェーンに保存済み</translation>
    </message>
    <message>
        <source>typed for this session</source>
        <translation>今回の起動用に入力済み</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) around the secret were removed.</source>
        <translation>
            <numerusform>シークレットの前後の %n 文字を取り除きました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile has no name yet.</source>
        <translation>プロファイルにまだ名前がありません。</translation>
    </message>
    <message>
        <source>Another profile has this name.</source>
        <translation>この名前はほかのプロファイルで使われています。</translation>
    </message>
    <message>
        <source>Plain http is allowed for this computer only; use https.</source>
        <translation>http はこのコンピューターに対してだけ使えます。https を使ってください。</translation>
    </message>
    <message>
        <source>This is not the host name of an endpoint.</source>
        <translation>エンドポイントのホスト名ではありません。</translation>
    </message>
    <message>
        <source>The key id is missing.</source>
        <translation>AccessKey ID がありません。</translation>
    </message>
    <message>
        <source>Type the secret again: the key changed, or where it is kept.</source>
        <translation>シークレットを入力し直してください。AccessKey または保存先が変わりました。</translation>
    </message>
    <message>
        <source>The secret is missing.</source>
        <translation>シークレットがありません。</translation>
    </message>
    <message>
        <source>%1 is not set.</source>
        <translation>%1 は未設定です。</translation>
    </message>
    <message>
        <source>New Profile</source>
        <translation>新規プロファイル</translation>
    </message>
    <message>
        <source>Profile %1</source>
        <translation>プロファイル %1</translation>
    </message>
    <message>
        <source>Delete the profile “%1”? Its secret is forgotten. Its tasks stay in the journal, and copies that were sent go on.</source>
        <translation>プロファイル「%1」を削除しますか？ シークレットは破棄されます。タスクはジャーナルに残り、送信済みのコピーは続きます。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Further copies wait in the queue until others have arrived.</source>
        <translation>残りのコピーは、先のコピーが完了するまでキューで待ちます。</translation>
    </message>
    <message>
        <source>Copies at once per region</source>
        <translation>リージョンごとの同時コピー数</translation>
    </message>
    <message>
        <source>Copies at once in all</source>
        <translation>全体の同時コピー数</translation>
    </message>
    <message>
        <source>per region</source>
        <comment>copies at once</comment>
        <translation>リージョンごと</translation>
    </message>
    <message>
        <source>in all</source>
        <comment>copies at once</comment>
        <translation>全体</translation>
    </message>
    <message>
        <source>Copies at &amp;once</source>
        <translation>同時コピー(&amp;O)</translation>
    </message>
    <message>
        <source>One request per &amp;region</source>
        <translation>リージョンごとに個別のリクエスト(&amp;R)</translation>
    </message>
    <message>
        <source>A region that is refused then takes no other with it.</source>
        <translation>あるリージョンが拒否されても、ほかのリージョンには影響しません。</translation>
    </message>
    <message>
        <source>vendor CLI profile “%1”</source>
        <comment>where a key is</comment>
        <translation>ベンダー CLI のプロファイル「%1」</translation>
    </message>
    <message>
        <source>credentials file, section “%1”</source>
        <comment>where a key is</comment>
        <translation>認証情報ファイルのセクション「%1」</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>where a key is</comment>
        <extracomment>%1 = where a key is, %2 = short key id</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>名前(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Detect</source>
        <comment>site</comment>
        <translation>検出(&amp;D)</translation>
    </message>
    <message>
        <source>Asks both sites which one knows the key, when the connection is tested or the profile is saved.</source>
        <translation>接続のテスト時またはプロファイルの保存時に、どちらのサイトがこの AccessKey を知っているかを確認します。</translation>
    </message>
    <message>
        <source>&amp;Vendor CLI, profile</source>
        <translation>ベンダー CLI のプロファイル(&amp;V)</translation>
    </message>
    <message>
        <source>Profile of the vendor CLI</source>
        <translation>ベンダー CLI のプロファイル</translation>
    </message>
    <message>
        <source>Credentials &amp;file, section</source>
        <translation>認証情報ファイルのセクション(&amp;F)</translation>
    </message>
    <message>
        <source>Section of the credentials file</source>
        <translation>認証情報ファイルのセクション</translation>
    </message>
    <message>
        <source>A program at this add&amp;ress</source>
        <translation>次のアドレスのプログラム(&amp;R)</translation>
    </message>
    <message>
        <source>Address of a program that hands out keys</source>
        <translation>AccessKey を渡すプログラムのアドレス</translation>
    </message>
    <message>
        <source>Ke&amp;y id</source>
        <translation>AccessKey ID(&amp;Y)</translation>
    </message>
    <message>
        <source>Take on a role with this key</source>
        <translation>この AccessKey でロールを引き受ける</translation>
    </message>
    <message>
        <source>ARN of the role</source>
        <translation>ロールの ARN</translation>
    </message>
    <message>
        <source>Name of the session</source>
        <translation>セッション名</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>外部 ID</translation>
    </message>
    <message>
        <source>May be empty</source>
        <translation>空でもかまいません</translation>
    </message>
    <message>
        <source>Minutes that a session lasts</source>
        <translation>セッションの長さ (分)</translation>
    </message>
    <message>
        <source>Token service</source>
        <translation>トークンサービス</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>Session name</source>
        <translation>セッション名</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>temporary key</comment>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>profile, facts</comment>
        <extracomment>%1 = name of a profile, %2 = facts about it</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <comment>profile</comment>
        <translation>%1（存在しません）</translation>
    </message>
    <message>
        <source>the current one there</source>
        <comment>profile</comment>
        <translation>そこで現在のもの</translation>
    </message>
    <message>
        <source>&amp;As the vendor&apos;s tools choose, now %1</source>
        <extracomment>%1 = where a key is</extracomment>
        <translation>ベンダーのツールの選択に従う (現在は %1)(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;As the vendor&apos;s tools choose; there is no key for them now</source>
        <translation>ベンダーのツールの選択に従う (現在 AccessKey なし)(&amp;A)</translation>
    </message>
    <message>
        <source>Keys are taken from a program on this computer only, such as 127.0.0.1.</source>
        <translation>AccessKey を受け取れるのは、127.0.0.1 など、このコンピューターのプログラムからだけです。</translation>
    </message>
    <message>
        <source>This is not an address with http or https.</source>
        <translation>http または https のアドレスではありません。</translation>
    </message>
    <message>
        <source>There is nothing that can be chosen.</source>
        <translation>選択できるものがありません。</translation>
    </message>
    <message>
        <source>The ARN of the role is missing.</source>
        <translation>ロールの ARN がありません。</translation>
    </message>
    <message>
        <source>This is not the ARN of a role: acs:ram::&lt;account&gt;:role/&lt;name&gt;.</source>
        <translation>ロールの ARN ではありません: acs:ram::&lt;account&gt;:role/&lt;name&gt;。</translation>
    </message>
    <message>
        <source>A session name has 2 to 64 letters, digits and . @ _ -.</source>
        <translation>セッション名は 2～64 文字の英数字と . @ _ - です。</translation>
    </message>
    <message>
        <source>This is not the host name of a token service, or not https.</source>
        <translation>トークンサービスのホスト名でないか、https ではありません。</translation>
    </message>
    <message>
        <source>Read-onl&amp;y: nothing is sent with this profile</source>
        <translation>読み取り専用: このプロファイルでは何も送信しない(&amp;Y)</translation>
    </message>
    <message>
        <source>Type the count above so many copies</source>
        <translation>コピーがこの件数を超えたら件数を入力</translation>
    </message>
    <message>
        <source>copies</source>
        <comment>type the count above … copies</comment>
        <translation>件</translation>
    </message>
    <message>
        <source>&amp;Type the count above</source>
        <translation>件数を入力するのは次を超えたとき(&amp;T)</translation>
    </message>
    <message>
        <source>Allowed images</source>
        <translation>許可するイメージ</translation>
    </message>
    <message>
        <source>All. Else ids or names, one per line; * stands for any text.</source>
        <translation>すべて。または ID か名前を 1 行に 1 つずつ。* は任意の文字列です。</translation>
    </message>
    <message>
        <source>Allowed &amp;images</source>
        <translation>許可するイメージ(&amp;I)</translation>
    </message>
    <message>
        <source>Allowed regions</source>
        <translation>許可するリージョン</translation>
    </message>
    <message>
        <source>All. Else ids with commas: eu-central-1, ap-southeast-1</source>
        <translation>すべて。または ID をコンマ区切りで: eu-central-1, ap-southeast-1</translation>
    </message>
    <message>
        <source>Allowed re&amp;gions</source>
        <translation>許可するリージョン(&amp;G)</translation>
    </message>
    <message>
        <source>Send only &amp;from</source>
        <translation>送信する時間帯を限る、開始(&amp;F)</translation>
    </message>
    <message>
        <source>Begin of the hours</source>
        <translation>時間帯の開始</translation>
    </message>
    <message>
        <source>End of the hours</source>
        <translation>時間帯の終了</translation>
    </message>
    <message>
        <source>An end before the begin is that of the next day; equal ends are the whole day.</source>
        <translation>終了が開始より前なら翌日を指します。同じなら一日中です。</translation>
    </message>
    <message>
        <source>to</source>
        <comment>hours from … to …</comment>
        <translation>～</translation>
    </message>
    <message>
        <source>by the clock of this computer</source>
        <translation>このコンピューターの時計による</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>時間帯</translation>
    </message>
    <message>
        <source>Guard rails keep from mistakes. They are no security boundary: who may edit the profile may lift them, and the key can do all that its account allows.</source>
        <translation>保護設定は誤操作を防ぐためのものです。セキュリティの境界ではありません。プロファイルを編集できる人は解除でき、AccessKey にはアカウントが許すことがすべてできます。</translation>
    </message>
    <message>
        <source>“%1” is not the id of a region.</source>
        <translation>「%1」はリージョン ID ではありません。</translation>
    </message>
    <message>
        <source>S&amp;ystem</source>
        <comment>proxy</comment>
        <translation>システム(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <comment>proxy</comment>
        <translation>環境変数(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <comment>proxy</comment>
        <translation>手動(&amp;M)</translation>
    </message>
    <message>
        <source>N&amp;one</source>
        <comment>proxy</comment>
        <translation>なし(&amp;O)</translation>
    </message>
    <message>
        <source>HTTPS_PROXY, HTTP_PROXY and NO_PROXY, as the vendor&apos;s tools read them.</source>
        <translation>HTTPS_PROXY、HTTP_PROXY、NO_PROXY をベンダーのツールと同じように読みます。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>Type of the proxy</source>
        <translation>プロキシの種類</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>種類(&amp;T)</translation>
    </message>
    <message>
        <source>Host of the proxy</source>
        <translation>プロキシのホスト</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>プロキシのポート</translation>
    </message>
    <message>
        <source>none</source>
        <comment>port</comment>
        <translation>なし</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>ポート(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>ホスト(&amp;H)</translation>
    </message>
    <message>
        <source>User at the proxy</source>
        <translation>プロキシのユーザー</translation>
    </message>
    <message>
        <source>Only if the proxy asks for one</source>
        <translation>プロキシが求める場合だけ</translation>
    </message>
    <message>
        <source>Use&amp;r</source>
        <translation>ユーザー(&amp;R)</translation>
    </message>
    <message>
        <source>Password at the proxy</source>
        <translation>プロキシのパスワード</translation>
    </message>
    <message>
        <source>Otherwise the password is forgotten when Regioncast is closed.</source>
        <translation>そうでなければ、パスワードは Regioncast を閉じると消去されます。</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>パスワード(&amp;W)</translation>
    </message>
    <message>
        <source>File with further certificates</source>
        <translation>追加の証明書ファイル</translation>
    </message>
    <message>
        <source>Certificates in PEM form, trusted besides the system&apos;s</source>
        <translation>PEM 形式の証明書。システムの証明書に加えて信頼します</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>参照(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>証明書(&amp;C)</translation>
    </message>
    <message>
        <source>Seconds to connect</source>
        <translation>接続の秒数</translation>
    </message>
    <message>
        <source>Seconds for an answer</source>
        <translation>応答の秒数</translation>
    </message>
    <message>
        <source>A copy that is sent has twice as long.</source>
        <translation>コピーの送信では 2 倍になります。</translation>
    </message>
    <message>
        <source>s to connect</source>
        <comment>time limit</comment>
        <translation>秒 (接続)</translation>
    </message>
    <message>
        <source>s for an answer</source>
        <comment>time limit</comment>
        <translation>秒 (応答)</translation>
    </message>
    <message>
        <source>T&amp;ime limits</source>
        <translation>時間制限(&amp;I)</translation>
    </message>
    <message>
        <source>as before, unless another one is typed</source>
        <translation>別のものを入力しない限り以前のまま</translation>
    </message>
    <message>
        <source>The host of the proxy is missing.</source>
        <translation>プロキシのホストがありません。</translation>
    </message>
    <message>
        <source>This is not a host name: leave out scheme and path.</source>
        <translation>ホスト名ではありません。スキームとパスを除いてください。</translation>
    </message>
    <message>
        <source>The port of the proxy is missing.</source>
        <translation>プロキシのポートがありません。</translation>
    </message>
    <message>
        <source>Type the password again: where it is kept has changed.</source>
        <translation>パスワードを入力し直してください。保存場所が変わりました。</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>証明書 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>プロファイル</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Guard Rails</source>
        <translation>保護設定</translation>
    </message>
    <message>
        <source>Copy Policy</source>
        <translation>ポリシーをコピー</translation>
    </message>
    <message>
        <source>Copies a policy with the three actions that Regioncast needs, for an administrator of the account.</source>
        <translation>Regioncast に必要な 3 つのアクションのポリシーを、アカウントの管理者のためにコピーします。</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>What the fields say becomes a new profile.</source>
        <translation>各欄の内容で新しいプロファイルを作ります。</translation>
    </message>
    <message>
        <source>Asking both sites which one knows the key…</source>
        <translation>どちらのサイトが AccessKey を知っているか確認しています…</translation>
    </message>
    <message>
        <source>The site cannot be found out: %1 Choose one, or try again.</source>
        <translation>サイトを特定できません: %1サイトを選択するか、もう一度試してください。</translation>
    </message>
    <message>
        <source>Neither site knows this key.</source>
        <translation>どちらのサイトもこの AccessKey を知りません。</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>name of a profile</comment>
        <translation>%1（コピー）</translation>
    </message>
</context>
<context>
    <name>regioncast::RegionSetsDialog</name>
    <message>
        <source>Region Sets</source>
        <translation>リージョンセット</translation>
    </message>
    <message>
        <source>Region sets</source>
        <translation>リージョンセット</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>新規(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>削除(&amp;D)</translation>
    </message>
    <message>
        <source>Find region</source>
        <translation>リージョンを検索</translation>
    </message>
    <message>
        <source>Regions of the set</source>
        <translation>セットのリージョン</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>region set</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>A set names the regions that gaps, coverage and destinations refer to.</source>
        <translation>セットは、不足、カバレッジ、コピー先の対象とするリージョンを定めます。</translation>
    </message>
    <message>
        <source>Tick the regions of this set.</source>
        <translation>このセットのリージョンを選択してください。</translation>
    </message>
    <message>
        <source>The rule “%1” uses this set, so it cannot be deleted.</source>
        <translation>規則「%1」がこのセットを使っているため、削除できません。</translation>
    </message>
    <message>
        <source>New Set</source>
        <translation>新しいセット</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Rename Set</source>
        <translation>セットの名前を変更</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
</context>
<context>
    <name>regioncast::ReportDialog</name>
    <message>
        <source>Save Report</source>
        <translation>レポートを保存</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Web ページ (*.html)</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>表計算用の表 (*.csv)</translation>
    </message>
    <message>
        <source>Data for programs (*.json)</source>
        <translation>プログラム用データ (*.json)</translation>
    </message>
</context>
<context>
    <name>regioncast::ReviewModel</name>
    <message>
        <source>The image is not listed any more</source>
        <translation>このイメージは一覧にありません</translation>
    </message>
    <message>
        <source>Newest is now %1, you saw %2</source>
        <translation>最新は %1 になりました（表示時は %2）</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>現在: %1</translation>
    </message>
    <message>
        <source>The last copy there failed at %1</source>
        <translation>前回のコピーは %1 で失敗しました</translation>
    </message>
    <message>
        <source>The last copy there failed</source>
        <translation>前回のコピーは失敗しました</translation>
    </message>
    <message>
        <source>%1 has it</source>
        <translation>%1 にあります</translation>
    </message>
    <message>
        <source>In the batch of %1</source>
        <extracomment>%1 = time, %2 = label of a batch</extracomment>
        <translation>%1 のバッチで進行中</translation>
    </message>
    <message>
        <source>In the batch of %1, %2</source>
        <translation>%1 のバッチで進行中、%2</translation>
    </message>
    <message>
        <source>This version is not in the list</source>
        <translation>このバージョンは一覧にありません</translation>
    </message>
    <message>
        <source>The service tells no state</source>
        <translation>サービスは状態を示していません</translation>
    </message>
    <message>
        <source>The service says “%1”</source>
        <translation>サービスは「%1」を返しました</translation>
    </message>
    <message>
        <source>the service chooses</source>
        <translation>サービスが選択</translation>
    </message>
    <message>
        <source>%1 (auto)</source>
        <translation>%1（自動）</translation>
    </message>
    <message>
        <source>As the image</source>
        <translation>イメージと同じ</translation>
    </message>
    <message>
        <source>%1 version %2 to %3, %4</source>
        <comment>image, version, region, verdict</comment>
        <translation>%1 バージョン %2 を %3 へ、%4</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>イメージ</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>From</source>
        <translation>コピー元</translation>
    </message>
    <message>
        <source>To</source>
        <translation>コピー先</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Image Id</source>
        <translation>イメージ ID</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>a range of time</comment>
        <translation>約 %1</translation>
    </message>
    <message>
        <source>Why or Expected Time</source>
        <translation>理由または予想時間</translation>
    </message>
    <message>
        <source>Nothing is known of its parent %1</source>
        <translation>親 %1 の情報がありません</translation>
    </message>
    <message>
        <source>%1 %2 first</source>
        <extracomment>%1 = image, %2 = version, which must be copied before this one</extracomment>
        <translation>先に %1 %2</translation>
    </message>
</context>
<context>
    <name>regioncast::ReviewPage</name>
    <message>
        <source>Review: nothing has been sent yet</source>
        <translation>確認: まだ何も送信していません</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Copies to review</source>
        <translation>確認するコピー</translation>
    </message>
    <message>
        <source>&amp;Use What Is New</source>
        <translation>最新の内容を使う(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>ラベル(&amp;L)</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Ticket or note</source>
        <translation>チケットまたはメモ</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed since you looked. Nothing has been sent.</source>
        <translation>
            <numerusform>表示後に %n 行が変わりました。まだ何も送信していません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>イメージ %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checking %n image(s)…</source>
        <translation>
            <numerusform>イメージ %n 件を照合中…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n copies will be sent: %2, %3, %4.</source>
        <translation>
            <numerusform>%n 件中 %1 件を送信します: %2、%3、%4。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n リージョン</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>リクエスト %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Images read %2 ago.</source>
        <comment>sentence, age</comment>
        <translation>%1イメージは %2前に読み取りました。</translation>
    </message>
    <message>
        <source>Practice: nothing leaves this computer.</source>
        <translation>練習: このコンピューターの外には何も送信されません。</translation>
    </message>
    <message>
        <source>A sent copy cannot be stopped or undone here.</source>
        <translation>送信したコピーは、ここでは停止も取り消しもできません。</translation>
    </message>
    <message>
        <source>Type %1 to send</source>
        <extracomment>placeholder of an input field; %1 = a number, to be typed as it stands</extracomment>
        <translation>送信するには %1 と入力</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Send %n Copies</source>
        <translation>
            <numerusform>コピー %n 件を送信(&amp;S)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n copies</source>
        <translation>
            <numerusform>コピー %n 件を送信</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <comment>all rows of a plan</comment>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Will Be Sent</source>
        <translation>送信対象</translation>
    </message>
    <message>
        <source>Will Not Be Sent</source>
        <translation>送信対象外</translation>
    </message>
    <message>
        <source>&amp;One request per region</source>
        <translation>リージョンごとに個別のリクエスト(&amp;O)</translation>
    </message>
    <message>
        <source>A region that is refused then takes no other with it.</source>
        <translation>あるリージョンが拒否されても、ほかのリージョンには影響しません。</translation>
    </message>
    <message>
        <source>About %1.</source>
        <translation>約 %1。</translation>
    </message>
    <message>
        <source>About %1, because at most %2 copies per region and %3 in all run at once. Keep Regioncast open until the last one is sent.</source>
        <extracomment>%1 = a range of time, %2 and %3 = numbers</extracomment>
        <translation>約 %1（同時に実行できるのはリージョンごとに %2 件、全体で %3 件まで）。最後の 1 件が送信されるまで Regioncast を開いたままにしてください。</translation>
    </message>
    <message>
        <source>Sa&amp;ve Plan…</source>
        <translation>計画を保存(&amp;V)…</translation>
    </message>
    <message>
        <source>Show as &amp;Command…</source>
        <translation>コマンドとして表示(&amp;C)…</translation>
    </message>
    <message>
        <source>Save Plan</source>
        <translation>計画を保存</translation>
    </message>
    <message>
        <source>Plan (*.json)</source>
        <translation>計画 (*.json)</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>表計算用の表 (*.csv)</translation>
    </message>
    <message>
        <source>The plan was saved as “%1”.</source>
        <translation>計画を「%1」として保存しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es) left out: the source region itself.</source>
        <translation>
            <numerusform>%n 件を除外: コピー元リージョン自体です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es) left out: named twice.</source>
        <translation>
            <numerusform>%n 件を除外: 二重に指定されています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are parents that others need first.</source>
        <translation>
            <numerusform>うち %n 件は、ほかのコピーが先に必要とする親です。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>General</source>
        <translation>全般</translation>
    </message>
    <message>
        <source>&amp;Forget copies that ended more than</source>
        <translation>終了から次の日数を過ぎたコピーを消去(&amp;F)</translation>
    </message>
    <message>
        <source>Days that history is kept</source>
        <translation>履歴を保持する日数</translation>
    </message>
    <message>
        <source>days ago</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Otherwise the journal keeps them for ever. What is under way or unsolved is always kept, with its whole batch.</source>
        <translation>そうでなければ、ジャーナルはいつまでも保持します。進行中または未解決のコピーは、バッチ全体とともに常に保持されます。</translation>
    </message>
</context>
<context>
    <name>regioncast::StatusFields</name>
    <message>
        <source>Copies by state</source>
        <translation>状態別のコピー</translation>
    </message>
    <message>
        <source>%1 copying · %2 queued · %3 unsolved</source>
        <translation>コピー中 %1 · 待機 %2 · 未解決 %3</translation>
    </message>
    <message>
        <source>Queue: paused</source>
        <translation>キュー: 一時停止中</translation>
    </message>
    <message>
        <source>Offline; next try in %1 s</source>
        <translation>オフライン。%1 秒後に再試行</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み取り中…</translation>
    </message>
    <message>
        <source>Nothing moves</source>
        <translation>進行中のコピーなし</translation>
    </message>
    <message>
        <source>Read %1 s ago, next in %2 s</source>
        <translation>%1 秒前に読み取り、次は %2 秒後</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)/min</source>
        <translation>
            <numerusform>毎分 %n リクエスト</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue: on, %1 per region</source>
        <translation>キュー: 稼働中、リージョンごと %1 件</translation>
    </message>
    <message>
        <source>At most %1 copies to one region and %2 in all are under way at once.</source>
        <extracomment>%1 and %2 = copies</extracomment>
        <translation>同時に実行できるコピーは、1 つのリージョンへ %1 件、全体で %2 件までです。</translation>
    </message>
</context>
<context>
    <name>regioncast::TableColumns</name>
    <message>
        <source>&amp;Fit</source>
        <translation>幅を合わせる(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>リセット(&amp;R)</translation>
    </message>
</context>
<context>
    <name>regioncast::TaskModel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 = label of the batch, %2 = its one image and version
----------
said by screen readers: name of a column, its value</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Started elsewhere</source>
        <translation>ほかで開始</translation>
    </message>
    <message>
        <source>A retry cannot help: %1</source>
        <translation>再試行では解決しません: %1</translation>
    </message>
    <message>
        <source>any</source>
        <comment>source region</comment>
        <translation>任意</translation>
    </message>
    <message>
        <source>Not listed any more</source>
        <translation>一覧にありません</translation>
    </message>
    <message>
        <source>%1 of %2 on their way</source>
        <translation>%2 件中 %1 件が進行中</translation>
    </message>
    <message>
        <source>None of %1 on its way</source>
        <translation>%1 件とも進行中ではありません</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1、%2。</translation>
    </message>
    <message>
        <source>%1 %2 to %3, %4, started elsewhere.</source>
        <extracomment>said by screen readers: image, version, region, state</extracomment>
        <translation>%1 %2 を %3 へ、%4、ほかで開始。</translation>
    </message>
    <message>
        <source>Batch / Image / Region</source>
        <translation>バッチ / イメージ / リージョン</translation>
    </message>
    <message>
        <source>State and Reason</source>
        <translation>状態と理由</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進捗</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>最終確認</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信日時</translation>
    </message>
    <message>
        <source>From</source>
        <translation>コピー元</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了日時</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>By</source>
        <translation>送信者</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>試行回数</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>エラーコード</translation>
    </message>
    <message>
        <source>Task Id</source>
        <translation>タスク ID</translation>
    </message>
    <message>
        <source>Request Id</source>
        <translation>リクエスト ID</translation>
    </message>
    <message>
        <source>Region Id</source>
        <translation>リージョン ID</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>time</comment>
        <translation>残り</translation>
    </message>
    <message>
        <source>%1 · perhaps ours</source>
        <extracomment>%1 = state of a copy whose request was lost</extracomment>
        <translation>%1 · こちらで開始した可能性</translation>
    </message>
</context>
<context>
    <name>regioncast::TaskPane</name>
    <message>
        <source>Filter tasks</source>
        <translation>タスクを絞り込む</translation>
    </message>
    <message>
        <source>Words are looked for in names, regions, labels, ids and states.</source>
        <translation>名前、リージョン、ラベル、ID、状態を検索します。</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Open + 24 h</source>
        <translation>未完了 + 過去 24 時間</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>7 Days</source>
        <translation>過去 7 日間</translation>
    </message>
    <message>
        <source>This Month</source>
        <translation>今月</translation>
    </message>
    <message>
        <source>Last Month</source>
        <translation>先月</translation>
    </message>
    <message>
        <source>All</source>
        <comment>period</comment>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Period: %1</source>
        <translation>期間: %1</translation>
    </message>
    <message>
        <source>All %1</source>
        <comment>chip with a number of copies</comment>
        <translation>すべて %1</translation>
    </message>
    <message>
        <source>Unsolved %1</source>
        <translation>未解決 %1</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>コピー中 %1</translation>
    </message>
    <message>
        <source>Queued %1</source>
        <translation>待機 %1</translation>
    </message>
    <message>
        <source>Done %1</source>
        <translation>完了 %1</translation>
    </message>
    <message>
        <source>A copy does not get on, or its outcome is unknown.</source>
        <translation>進まないコピー、または結果不明のコピーがあります。</translation>
    </message>
    <message>
        <source>Opening the journal…</source>
        <translation>ジャーナルを開いています…</translation>
    </message>
    <message>
        <source>No copies yet. Choose an image, tick regions, then Review. What you send appears here and stays.</source>
        <translation>コピーはまだありません。イメージとリージョンを選択し、確認して送信してください。送信したものはここに表示され、残ります。</translation>
    </message>
    <message>
        <source>No copies in %1.</source>
        <comment>period</comment>
        <translation>期間「%1」のコピーはありません。</translation>
    </message>
    <message>
        <source>No copies in %1 match “%2”.</source>
        <translation>期間「%1」に「%2」と一致するコピーはありません。</translation>
    </message>
    <message>
        <source>Nothing is unsolved in %1.</source>
        <comment>period</comment>
        <translation>期間「%1」に未解決のコピーはありません。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
    <message>
        <source>&amp;Retry Failed (%1)…</source>
        <translation>失敗分を再試行（%1）(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Retry Failed…</source>
        <translation>失敗分を再試行(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>詳細(&amp;D)</translation>
    </message>
    <message>
        <source>Mark as &amp;Solved</source>
        <translation>解決済みにする(&amp;S)</translation>
    </message>
    <message>
        <source>Show &amp;Image</source>
        <translation>イメージを表示(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Ids</source>
        <translation>ID をコピー(&amp;I)</translation>
    </message>
    <message>
        <source>Copy &amp;for Support</source>
        <translation>サポート用にコピー(&amp;F)</translation>
    </message>
    <message>
        <source>The tasks could not be read.</source>
        <translation>タスクを読み取れませんでした。</translation>
    </message>
    <message>
        <source>Try One by O&amp;ne…</source>
        <translation>1 件ずつ再試行(&amp;N)…</translation>
    </message>
    <message>
        <source>Move to To&amp;p</source>
        <translation>先頭へ移動(&amp;P)</translation>
    </message>
    <message>
        <source>Move to &amp;Bottom</source>
        <translation>末尾へ移動(&amp;B)</translation>
    </message>
    <message>
        <source>Remo&amp;ve from Queue</source>
        <translation>キューから外す(&amp;V)</translation>
    </message>
    <message>
        <source>Unsolved</source>
        <comment>filter</comment>
        <translation>未解決</translation>
    </message>
    <message>
        <source>Copying</source>
        <comment>filter</comment>
        <translation>コピー中</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>filter</comment>
        <translation>待機</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>filter</comment>
        <translation>完了</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>text of a filter</comment>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>練習</translation>
    </message>
    <message>
        <source>From–To…</source>
        <comment>period</comment>
        <translation>期間指定…</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>period</comment>
        <extracomment>%1 and %2 = first and last day</extracomment>
        <translation>%1～%2</translation>
    </message>
    <message>
        <source>%1+</source>
        <extracomment>a number that is still being counted</extracomment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>Looking through the journal…</source>
        <translation>ジャーナルを調べています…</translation>
    </message>
    <message>
        <source>Save Report</source>
        <translation>レポートを保存</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <comment>file</comment>
        <translation>%1 を書き込んでいます…</translation>
    </message>
</context>
</TS>
