<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
        <translation>%1 %2 到 %3</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Queued, not sent</source>
        <translation>排队中，尚未发送</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Removed from the queue</source>
        <translation>已移出队列</translation>
    </message>
    <message>
        <source>Accepted, not visible yet</source>
        <translation>已受理，暂未显示</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Copying, stalled</source>
        <translation>复制停滞</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>复制中</translation>
    </message>
    <message>
        <source>In a state that Regioncast does not know</source>
        <translation>Regioncast 无法识别的状态</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>Failed at the service</source>
        <translation>服务端执行失败</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未被受理</translation>
    </message>
    <message>
        <source>Removed from the region</source>
        <translation>已从地域移除</translation>
    </message>
    <message>
        <source>The image is gone</source>
        <translation>镜像已不存在</translation>
    </message>
    <message>
        <source>The copy waits in the queue of this computer. The service does not know of it yet.</source>
        <translation>该副本正在本机队列中等待，尚未提交到服务端。</translation>
    </message>
    <message>
        <source>The request is on its way to the service.</source>
        <translation>请求正在发往服务端。</translation>
    </message>
    <message>
        <source>The copy was taken from the queue before it was sent.</source>
        <translation>该副本在发送前已移出队列。</translation>
    </message>
    <message>
        <source>The service accepted the request. Its image list does not show the copy yet.</source>
        <translation>服务端已受理请求，镜像列表中尚未显示该副本。</translation>
    </message>
    <message>
        <source>No clear answer to the request came back. It may have been taken, or not; nothing is sent again before that is known.</source>
        <translation>请求没有得到明确答复，可能已被受理，也可能没有；查明之前不会重新发送。</translation>
    </message>
    <message>
        <source>The service has begun the copy (INIT).</source>
        <translation>服务端已开始复制（INIT）。</translation>
    </message>
    <message>
        <source>The service copies the image; %1 is done.</source>
        <translation>服务端正在复制镜像，已完成 %1。</translation>
    </message>
    <message>
        <source>The service copies the image and does not say how far it is.</source>
        <translation>服务端正在复制镜像，但未说明进度。</translation>
    </message>
    <message>
        <source>The service reports “%1”, a word that is not documented. It counts neither as done nor as failed.</source>
        <translation>服务端返回“%1”，文档中没有该状态，因此既不算完成也不算失败。</translation>
    </message>
    <message>
        <source>%1 holds the version; the image list showed it.</source>
        <translation>%1 已有该版本，已在镜像列表中确认。</translation>
    </message>
    <message>
        <source>%1 held the version already; there was nothing to copy.</source>
        <translation>%1 原先就有该版本，无需复制。</translation>
    </message>
    <message>
        <source>The copy stopped at %1. The service reports CREATE_FAILED and gives no reason.</source>
        <translation>复制在进度 %1 时停止。服务端返回 CREATE_FAILED，未给出原因。</translation>
    </message>
    <message>
        <source>The service reports CREATE_FAILED and gives no reason.</source>
        <translation>服务端返回 CREATE_FAILED，未给出原因。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>code, meaning</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>The request was for %n regions and was refused as a whole.</source>
        <translation>
            <numerusform>该请求包含 %n 个地域，已被整体拒绝。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The request never became a copy: after its signature had expired, %n readings of the image showed nothing in %1.</source>
        <translation>
            <numerusform>该请求未产生副本：签名过期后，%n 次读取该镜像均未在 %1 发现副本。</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy was seen before and is not shown any more.</source>
        <translation>该副本曾经存在，现已不再显示。</translation>
    </message>
    <message>
        <source>The service does not list the image any more.</source>
        <translation>服务端的列表中已没有该镜像。</translation>
    </message>
    <message numerus="yes">
        <source>It has not got on for %n readings.</source>
        <translation>
            <numerusform>已连续 %n 次读取没有进展。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service wrote: “%1”</source>
        <translation>服务端原文：“%1”</translation>
    </message>
    <message>
        <source>It counts as solved since %1.</source>
        <translation>自 %1 起视为已解决。</translation>
    </message>
    <message>
        <source>%1 is still in the source, %2</source>
        <comment>version, region</comment>
        <translation>%1 仍在源地域 %2</translation>
    </message>
    <message>
        <source>%1 is not in the source now, %2</source>
        <comment>version, region</comment>
        <translation>%1 目前不在源地域 %2</translation>
    </message>
    <message>
        <source>No region holds %1 now</source>
        <translation>目前没有地域拥有 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 is in %n region(s)</source>
        <translation>
            <numerusform>%1 在 %n 个地域</numerusform>
        </translation>
    </message>
    <message>
        <source>Parent %1 is in %2</source>
        <translation>父镜像 %1 已在 %2</translation>
    </message>
    <message>
        <source>Parent %1 is not in %2</source>
        <translation>父镜像 %1 不在 %2</translation>
    </message>
    <message>
        <source>The image is encrypted</source>
        <translation>该镜像已加密</translation>
    </message>
    <message numerus="yes">
        <source>%n other copies there failed since %1</source>
        <translation>
            <numerusform>自 %1 起，该地域另有 %n 个副本失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other copies there arrived in the last 24 hours</source>
        <translation>
            <numerusform>过去 24 小时内，该地域另有 %n 个副本复制完成</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 looks that would prove that nothing was taken</source>
        <translation>已核查 %1 次；核查满 %2 次即可确认未被受理</translation>
    </message>
    <message>
        <source>Retry once; if it fails again, send support the two ids.</source>
        <translation>请重试一次；如果再次失败，请将两个 ID 发给技术支持。</translation>
    </message>
    <message numerus="yes">
        <source>It failed in %n tries. Send support the two ids.</source>
        <translation>
            <numerusform>已失败 %n 次。请将两个 ID 发给技术支持。</numerusform>
        </translation>
    </message>
    <message>
        <source>Send it again; it cannot become two copies.</source>
        <translation>请重新发送；不会产生重复的副本。</translation>
    </message>
    <message>
        <source>Wait. Regioncast looks until the outcome is known; do not send the copy by other means before.</source>
        <translation>请等待。Regioncast 会持续核查，直到结果明确；在此之前请勿通过其他方式发送该副本。</translation>
    </message>
    <message>
        <source>Wait for the next readings. If the word stays, send support the two ids.</source>
        <translation>请等待后续读取。如果状态不变，请将两个 ID 发给技术支持。</translation>
    </message>
    <message>
        <source>Wait; a copy can go on after hours. If it does not, send support the two ids.</source>
        <translation>请等待；复制可能在数小时后继续。如果没有继续，请将两个 ID 发给技术支持。</translation>
    </message>
    <message>
        <source>Nothing. The copy goes on even if Regioncast is closed.</source>
        <translation>无需操作。即使关闭 Regioncast，复制也会继续。</translation>
    </message>
    <message>
        <source>Keep Regioncast open until it is sent.</source>
        <translation>请保持 Regioncast 打开，直到发送完毕。</translation>
    </message>
    <message>
        <source>If the copy is still needed, choose the image and send it anew.</source>
        <translation>如果仍需要该副本，请选择镜像并重新发送。</translation>
    </message>
    <message>
        <source>State since %1 (%2)</source>
        <extracomment>%1 = time, %2 = how long ago</extracomment>
        <translation>自 %1 起处于此状态（%2）</translation>
    </message>
    <message>
        <source>seen %1 ago</source>
        <translation>%1前确认</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>region</comment>
        <translation>源地域：%1</translation>
    </message>
    <message>
        <source>from a region that the service chooses</source>
        <translation>源地域由服务端选择</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>%1 发送</translation>
    </message>
    <message>
        <source>sent %1 by %2</source>
        <translation>%1 由 %2 发送</translation>
    </message>
    <message>
        <source>try %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生的情况</translation>
    </message>
    <message>
        <source>What Regioncast checked</source>
        <translation>Regioncast 已核查</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理建议</translation>
    </message>
    <message>
        <source>A retry cannot help: %1</source>
        <translation>重试无效：%1</translation>
    </message>
    <message>
        <source>Not listed any more</source>
        <translation>已不在列表中</translation>
    </message>
    <message>
        <source>This copy was on its way when Regioncast read the image list, and nobody sent it from this computer. The service does not say who began it.</source>
        <translation>Regioncast 读取镜像列表时，该副本正在复制，且不是从本机发送的。服务端未说明由谁发起。</translation>
    </message>
    <message>
        <source>Seen %1 ago</source>
        <translation>%1前确认</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 = image, version and region, %2 = state with its reason</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsolved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name, count</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>按地域</translation>
    </message>
    <message>
        <source>By image</source>
        <translation>按镜像</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>copies, batch</comment>
        <translation>%2：%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>copies, images</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 个镜像</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent %1</source>
        <translation>%1 发送</translation>
    </message>
    <message>
        <source>Sent %1 by %2</source>
        <translation>%1 由 %2 发送</translation>
    </message>
    <message>
        <source>No copies in %1</source>
        <comment>period</comment>
        <translation>“%1”范围内没有副本</translation>
    </message>
    <message>
        <source>Choose an image or a row of the task table to see its details.</source>
        <translation>选择镜像或任务表中的一行以查看详情。</translation>
    </message>
    <message>
        <source>From the journal of this computer. Copies started elsewhere are listed apart; the service does not say who began them.</source>
        <translation>数据来自本机的任务日志。在别处发起的副本单独列出；服务端未说明由谁发起。</translation>
    </message>
    <message>
        <source>The image is not listed any more</source>
        <translation>该镜像已不在列表中</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Image id</source>
        <translation>镜像 ID</translation>
    </message>
    <message>
        <source>Version id</source>
        <translation>版本 ID</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>System disk</source>
        <translation>系统盘</translation>
    </message>
    <message>
        <source>Data disk</source>
        <translation>数据盘</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>父镜像</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>功能特性</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>key, value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>region, state</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>In %n region(s)</source>
        <translation>
            <numerusform>在 %n 个地域</numerusform>
        </translation>
    </message>
    <message>
        <source>Read %1 ago</source>
        <translation>%1前读取</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>time, what happened</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>%1 = what happened, %2 = per cent</extracomment>
        <translation>%1，进度 %2</translation>
    </message>
    <message>
        <source>Likely cause</source>
        <translation>可能的原因</translation>
    </message>
    <message>
        <source>The answer begins with</source>
        <translation>应答开头</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>给出的原因</translation>
    </message>
    <message>
        <source>More from the vendor</source>
        <translation>供应商的更多说明</translation>
    </message>
    <message>
        <source>It is sent when its parent is in this region. If the parent fails, it waits until the parent is sent again.</source>
        <translation>父镜像到达此地域后即发送。如果父镜像失败，则等待其重新发送。</translation>
    </message>
    <message>
        <source>A request of this computer for this copy was lost, and this copy appeared later: it is perhaps ours. The service does not say who began it.</source>
        <translation>本机针对此副本的一个请求的应答丢失，之后出现了此副本：可能是本机发起的。服务不说明由谁发起。</translation>
    </message>
    <message>
        <source>Looking through the journal…</source>
        <translation>正在查找日志…</translation>
    </message>
</context>
<context>
    <name>ReportHtml</name>
    <message>
        <source>From the journal of the computer on which this report was made. Copies that were started elsewhere are not in it; the service does not say who began them.</source>
        <translation>数据来自生成此报告的计算机的任务日志。不含在别处发起的副本；服务端未说明由谁发起。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，由 %2 创建</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Unsolved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Not Ended</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>By image</source>
        <translation>按镜像</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>按地域</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>By batch</source>
        <translation>按批次</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>By</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>State and Reason</source>
        <translation>状态与原因</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>can help</source>
        <comment>a retry</comment>
        <translation>可能有效</translation>
    </message>
    <message>
        <source>cannot help</source>
        <comment>a retry</comment>
        <translation>无效</translation>
    </message>
    <message>
        <source>All copies</source>
        <translation>全部副本</translation>
    </message>
    <message>
        <source>From</source>
        <translation>源地域</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Task Id, Request Id</source>
        <translation>任务 ID、请求 ID</translation>
    </message>
    <message>
        <source>any</source>
        <comment>source region</comment>
        <translation>任意</translation>
    </message>
    <message>
        <source>Batch of %1</source>
        <extracomment>%1 = day and time</extracomment>
        <translation>%1 的批次</translation>
    </message>
</context>
<context>
    <name>ReportWriter</name>
    <message>
        <source>a file of that name is there already</source>
        <translation>已存在同名文件</translation>
    </message>
</context>
<context>
    <name>StripMessages</name>
    <message>
        <source>Edit Profile…</source>
        <translation>编辑配置…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cannot reach the service since %1; what you see is from %2.</source>
        <translation>自 %1 起无法连接服务；当前显示的是 %2 的内容。</translation>
    </message>
    <message>
        <source>Cannot reach the service since %1.</source>
        <translation>自 %1 起无法连接服务。</translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>立即尝试</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <comment>image, version, region</comment>
        <translation>%1 %2 到 %3</translation>
    </message>
    <message>
        <source>1 copy failed: %1, %2.</source>
        <extracomment>%1 = image, version and region, %2 = time</extracomment>
        <translation>1 个副本复制失败：%1，%2。</translation>
    </message>
    <message>
        <source>1 copy needs you: %1, %2.</source>
        <translation>1 个副本需要您处理：%1，%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n copies are unsolved; the newest: %1, %2.</source>
        <translation>
            <numerusform>有 %n 个副本未解决，最近一个：%1，%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>核对…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Made-up images; nothing leaves this computer and nothing costs money.</source>
        <translation>镜像均为虚构；不会从本机向外发送任何内容，也不会产生费用。</translation>
    </message>
    <message>
        <source>Connect an Account…</source>
        <translation>连接账号…</translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation>正在读取镜像…</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 个镜像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n 个地域</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2, read %3 ago</source>
        <extracomment>%1 = &quot;128 images&quot;, %2 = &quot;9 regions&quot;, %3 = age such as &quot;8 s&quot;</extracomment>
        <translation>%2中有 %1，%3前读取</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国站</translation>
    </message>
    <message>
        <source>International</source>
        <translation>国际站</translation>
    </message>
    <message>
        <source>Practice service</source>
        <translation>练习服务</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>site, key</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Copy Policy</source>
        <translation>复制权限策略</translation>
    </message>
    <message>
        <source>Check Connection…</source>
        <translation>检查连接…</translation>
    </message>
    <message>
        <source>Show File</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <extracomment>%1 = seconds</extracomment>
        <translation>%1 秒后重试。</translation>
    </message>
    <message>
        <source>Sending goes on at %1.</source>
        <extracomment>%1 = time</extracomment>
        <translation>%1 继续发送。</translation>
    </message>
    <message>
        <source>Next read at %1.</source>
        <extracomment>%1 = time</extracomment>
        <translation>下次读取：%1。</translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %n requests is unknown. Looking before anything is sent again: %1 of %2.</source>
        <extracomment>%n = requests; %1 of %2 = looks at the image list</extracomment>
        <translation>
            <numerusform>有 %n 个请求的结果未知。再次发送之前先行查看：%1/%2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies of %1 are not sent yet and wait for you.</source>
        <extracomment>%1 = time</extracomment>
        <translation>
            <numerusform>%1 的 %n 个副本尚未发送，等待您处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Practice. Found a key: %1.</source>
        <extracomment>%1 = where a key is, such as: vendor CLI profile “default” (LTAI…9xQe)</extracomment>
        <translation>练习。找到 AccessKey：%1。</translation>
    </message>
    <message>
        <source>Use It…</source>
        <translation>使用…</translation>
    </message>
</context>
<context>
    <name>TaskWording</name>
    <message>
        <source>Batch of %1</source>
        <extracomment>%1 = time it was sent</extracomment>
        <translation>%1 的批次</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>image, version</comment>
        <extracomment>said by screen readers: image, version</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1/%2</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>number of copies</comment>
        <translation>失败 %1</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <comment>number of copies</comment>
        <translation>被拒绝 %1</translation>
    </message>
    <message>
        <source>%1 not taken</source>
        <comment>number of copies</comment>
        <translation>未被受理 %1</translation>
    </message>
    <message>
        <source>%1 in doubt</source>
        <comment>number of copies</comment>
        <translation>结果未知 %1</translation>
    </message>
    <message>
        <source>%1 copying</source>
        <comment>number of copies</comment>
        <translation>复制中 %1</translation>
    </message>
    <message>
        <source>%1 queued</source>
        <comment>number of copies</comment>
        <translation>排队中 %1</translation>
    </message>
    <message>
        <source>%1 solved</source>
        <comment>number of copies</comment>
        <translation>已解决 %1</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <comment>number of copies</comment>
        <translation>已移除 %1</translation>
    </message>
    <message>
        <source>%1 · try %2</source>
        <extracomment>%1 = state, %2 = number of the try</extracomment>
        <translation>%1 · 第 %2 次</translation>
    </message>
    <message>
        <source>queued</source>
        <comment>history</comment>
        <translation>排队中</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>history</comment>
        <translation>已发送</translation>
    </message>
    <message>
        <source>removed from the queue</source>
        <comment>history</comment>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>accepted</source>
        <comment>history</comment>
        <translation>已受理</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <comment>history</comment>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>preparing</source>
        <comment>history</comment>
        <translation>准备中</translation>
    </message>
    <message>
        <source>copying</source>
        <comment>history</comment>
        <translation>复制中</translation>
    </message>
    <message>
        <source>unknown word</source>
        <comment>history</comment>
        <translation>未知状态</translation>
    </message>
    <message>
        <source>done</source>
        <comment>history</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>already there</source>
        <comment>history</comment>
        <translation>已存在</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>history</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>history</comment>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>not taken</source>
        <comment>history</comment>
        <translation>未被受理</translation>
    </message>
    <message>
        <source>removed</source>
        <comment>history</comment>
        <translation>已移除</translation>
    </message>
    <message>
        <source>image gone</source>
        <comment>history</comment>
        <translation>镜像已不存在</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>version %1</source>
        <extracomment>said by screen readers; %1 = number or name of the version</extracomment>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source> per cent</source>
        <comment>said by screen readers after a number</comment>
        <translation>%</translation>
    </message>
    <message>
        <source>Batch %1</source>
        <translation>批次 %1</translation>
    </message>
    <message>
        <source>%1, %2, unsolved.</source>
        <extracomment>said by screen readers: name, sum</extracomment>
        <translation>%1，%2，未解决。</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1，%2。</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <extracomment>said by screen readers: image, version, region</extracomment>
        <translation>%1 %2 到 %3</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>unsolved</source>
        <comment>said by screen readers</comment>
        <translation>未解决</translation>
    </message>
    <message numerus="yes">
        <source>last seen %n second(s) ago</source>
        <translation>
            <numerusform>%n 秒前最后确认</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last seen %n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前最后确认</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n 个副本</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2, %3</source>
        <extracomment>%1 = copies, %2 = batches, %3 = period</extracomment>
        <translation>%1，%2（范围：%3）</translation>
    </message>
    <message numerus="yes">
        <source>%n batches</source>
        <translation>
            <numerusform>%n 个批次</numerusform>
        </translation>
    </message>
    <message>
        <source>Median %1 · slowest to %2, %3</source>
        <translation>中位数 %1 · 最慢：%2，%3</translation>
    </message>
    <message>
        <source>Waits for parent %1</source>
        <extracomment>%1 = image and version that must be there before</extracomment>
        <translation>等待父镜像 %1</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Queued, not sent</source>
        <translation>排队中，尚未发送</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Removed from the queue</source>
        <translation>已移出队列</translation>
    </message>
    <message>
        <source>Accepted, not visible yet</source>
        <translation>已受理，暂未显示</translation>
    </message>
    <message>
        <source>Outcome unknown, looking (%1 of %2)</source>
        <extracomment>%1 of %2 looks that prove it</extracomment>
        <translation>结果未知，正在核查（%1/%2）</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>复制中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>Failed at %1: no reason given</source>
        <translation>进度 %1 时失败：未给出原因</translation>
    </message>
    <message>
        <source>Failed: no reason given</source>
        <translation>失败：未给出原因</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未被受理</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Image gone</source>
        <translation>镜像已不存在</translation>
    </message>
    <message>
        <source>Solved (%1)</source>
        <extracomment>%1 = what had happened, such as &quot;Refused: image locked&quot;</extracomment>
        <translation>已解决（%1）</translation>
    </message>
    <message numerus="yes">
        <source>%1, stalled: no progress in %n reading(s)</source>
        <extracomment>%1 = state, such as &quot;Copying&quot;</extracomment>
        <translation>
            <numerusform>%1，停滞：%n 次读取没有进展</numerusform>
        </translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>复制中 %1</translation>
    </message>
    <message>
        <source>There</source>
        <comment>the region holds the version</comment>
        <translation>已有</translation>
    </message>
    <message>
        <source>Failed at %1</source>
        <translation>进度 %1 时失败</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Will copy</source>
        <translation>将复制</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>无法复制</translation>
    </message>
    <message>
        <source>Parent first</source>
        <translation>先复制父镜像</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>verdict of a plan</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Encrypted: not copied</source>
        <translation>已加密：不可复制</translation>
    </message>
    <message>
        <source>%1: not copied</source>
        <extracomment>%1 = type of the image: Shared, System, Community</extracomment>
        <translation>%1：不可复制</translation>
    </message>
    <message>
        <source>Creation failed</source>
        <translation>创建失败</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Initialising</source>
        <translation>初始化中</translation>
    </message>
    <message>
        <source>Being created</source>
        <translation>创建中</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Mainland China</source>
        <translation>中国内地</translation>
    </message>
    <message>
        <source>Asia Pacific</source>
        <translation>亚太</translation>
    </message>
    <message>
        <source>Americas</source>
        <translation>美洲</translation>
    </message>
    <message>
        <source>Europe and Middle East</source>
        <translation>欧洲与中东</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>金融云</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>政务云</translation>
    </message>
    <message>
        <source>Other regions</source>
        <translation>其他地域</translation>
    </message>
    <message>
        <source>As the image</source>
        <translation>与镜像相同</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 天</translation>
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
        <translation>自定义</translation>
    </message>
    <message>
        <source>Shared</source>
        <comment>type of an image</comment>
        <translation>共享</translation>
    </message>
    <message>
        <source>System</source>
        <comment>type of an image</comment>
        <translation>系统</translation>
    </message>
    <message>
        <source>Community</source>
        <comment>type of an image</comment>
        <translation>社区</translation>
    </message>
    <message>
        <source>%1, service time, zone not stated</source>
        <translation>%1，服务端时间，时区未说明</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <extracomment>a range; %1 = least, %2 = most</extracomment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
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
        <translation>显示为命令</translation>
    </message>
    <message>
        <source>&amp;Regioncast</source>
        <translation>&amp;Regioncast</translation>
    </message>
    <message>
        <source>Sends the same copies with the same checks, and follows them to the end.</source>
        <translation>以同样的检查发送同样的副本，并跟踪到结束。</translation>
    </message>
    <message>
        <source>&amp;Vendor&apos;s Tool</source>
        <translation>厂商工具(&amp;V)</translation>
    </message>
    <message>
        <source>Sends the same requests with the vendor&apos;s command line tool, without the checks and without a journal. What is sent so appears here as started elsewhere.</source>
        <translation>用厂商的命令行工具发送同样的请求，不作检查，也不写日志。这样发送的副本在此处显示为“在别处发起”。</translation>
    </message>
    <message>
        <source>&amp;Plan File</source>
        <translation>计划文件(&amp;P)</translation>
    </message>
    <message>
        <source>Opens with File ▸ Open Plan…, or runs with “regioncast run FILE”.</source>
        <translation>可用“文件 ▸ 打开计划…”打开，或用“regioncast run FILE”执行。</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>regioncast::ConnectionSteps</name>
    <message>
        <source>Reaching %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>Asking whether the key is known…</source>
        <translation>正在验证 AccessKey…</translation>
    </message>
    <message numerus="yes">
        <source>Key accepted; %n region(s) listed</source>
        <translation>
            <numerusform>AccessKey 有效；共列出 %n 个地域</numerusform>
        </translation>
    </message>
    <message>
        <source>Key accepted</source>
        <translation>AccessKey 有效</translation>
    </message>
    <message>
        <source>Asking whether it may list images…</source>
        <translation>正在检查是否有权列出镜像…</translation>
    </message>
    <message>
        <source>May list images (%1)</source>
        <translation>有权列出镜像（%1 个）</translation>
    </message>
    <message>
        <source>Whether it may copy shows only when the first copy is sent</source>
        <translation>是否有权复制，要到发送第一个副本时才能确定</translation>
    </message>
    <message>
        <source>Test Connection asks for the list of regions and one image. It changes nothing and sends no copy.</source>
        <translation>“测试连接”只读取地域列表和一个镜像，不做任何更改，也不发送副本。</translation>
    </message>
    <message>
        <source>name</source>
        <comment>not tried</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>connection</source>
        <comment>not tried</comment>
        <translation>连接</translation>
    </message>
    <message>
        <source>proxy</source>
        <comment>not tried</comment>
        <translation>代理</translation>
    </message>
    <message>
        <source>certificate</source>
        <comment>not tried</comment>
        <translation>证书</translation>
    </message>
    <message>
        <source>clock</source>
        <comment>not tried</comment>
        <translation>时钟</translation>
    </message>
    <message>
        <source>key</source>
        <comment>not tried</comment>
        <translation>AccessKey</translation>
    </message>
    <message>
        <source>listing images</source>
        <comment>not tried</comment>
        <translation>列出镜像</translation>
    </message>
    <message>
        <source>copying</source>
        <comment>not tried</comment>
        <translation>复制</translation>
    </message>
    <message>
        <source>Looking up %1…</source>
        <translation>正在查找 %1…</translation>
    </message>
    <message>
        <source>%1 is at %2</source>
        <extracomment>%1 = host, %2 = addresses</extracomment>
        <translation>%1 位于 %2</translation>
    </message>
    <message>
        <source>Reached %1, port %2, in %3 ms</source>
        <extracomment>%1 = host, %2 = port, %3 = milliseconds</extracomment>
        <translation>已连接 %1 端口 %2，用时 %3 毫秒</translation>
    </message>
    <message>
        <source>Asking the proxy for %1…</source>
        <translation>正在向代理请求 %1…</translation>
    </message>
    <message>
        <source>The proxy lets through to %1, in %2 ms</source>
        <extracomment>%1 = host, %2 = milliseconds</extracomment>
        <translation>代理放行到 %1，用时 %2 毫秒</translation>
    </message>
    <message>
        <source>Looking at the certificate of %1…</source>
        <translation>正在检查 %1 的证书…</translation>
    </message>
    <message>
        <source>Certificate of %1, by %2, valid until %3</source>
        <extracomment>%1 = name in the certificate, %2 = issuer, %3 = date</extracomment>
        <translation>%1 的证书，由 %2 颁发，有效期至 %3</translation>
    </message>
    <message>
        <source>Asking for the service&apos;s clock…</source>
        <translation>正在查询服务的时钟…</translation>
    </message>
    <message>
        <source>Clocks %1 s apart</source>
        <extracomment>%1 = seconds between the two clocks</extracomment>
        <translation>时钟相差 %1 秒</translation>
    </message>
    <message>
        <source>Not tried: %1</source>
        <translation>未尝试：%1</translation>
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
        <translation>已有</translation>
    </message>
    <message>
        <source>copying</source>
        <comment>legend</comment>
        <translation>复制中</translation>
    </message>
    <message>
        <source>older</source>
        <comment>legend: a version</comment>
        <translation>旧版本</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>legend</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>unknown word</source>
        <comment>legend</comment>
        <translation>未知状态词</translation>
    </message>
    <message>
        <source>absent</source>
        <comment>legend: no copy</comment>
        <translation>没有</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
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
        <translation>已有版本 %1</translation>
    </message>
    <message>
        <source>missing</source>
        <comment>in a region</comment>
        <translation>缺失</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>%1 there</source>
        <comment>a version</comment>
        <translation>已有 %1</translation>
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
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>region</comment>
        <extracomment>a region, then what is there</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a sentence</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 version %2, %3: %4.</source>
        <extracomment>said by screen readers: image, version, region, state</extracomment>
        <translation>%1 版本 %2，%3：%4。</translation>
    </message>
    <message numerus="yes">
        <source>%1: missing for %2 of %n image(s)</source>
        <comment>region</comment>
        <translation>
            <numerusform>%1：%n 个镜像中有 %2 个缺失</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n missing</source>
        <translation>
            <numerusform>%1，缺失 %n 个</numerusform>
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
            <numerusform>%1 %2：%n 个地域中有 %3 个缺失</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 version %2, %n missing</source>
        <translation>
            <numerusform>%1 版本 %2，缺失 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::CoverageTable</name>
    <message>
        <source>Regions</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖情况</translation>
    </message>
</context>
<context>
    <name>regioncast::DestinationTree</name>
    <message>
        <source>Destination regions</source>
        <translation>目标地域</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Other regions (%1)</source>
        <extracomment>head of the regions that nobody works with or that are not listed; %1 = their number</extracomment>
        <translation>其他地域（%1）</translation>
    </message>
    <message>
        <source>Regions without a known name</source>
        <translation>名称未知的地域</translation>
    </message>
    <message>
        <source>%1, cannot be chosen: %2</source>
        <comment>region, reason</comment>
        <translation>%1，无法选择：%2</translation>
    </message>
    <message>
        <source>&amp;Tick Group</source>
        <translation>勾选整组(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Untick Group</source>
        <translation>取消勾选整组(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Copy Id</source>
        <translation>复制 ID(&amp;C)</translation>
    </message>
</context>
<context>
    <name>regioncast::DetailsPane</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Retry Failed…</source>
        <translation>重试失败项…</translation>
    </message>
    <message>
        <source>Copy for Support</source>
        <translation>复制支持信息</translation>
    </message>
    <message>
        <source>Copies ids, state, code and times as text.</source>
        <translation>以文本形式复制 ID、状态、错误码和时间。</translation>
    </message>
    <message>
        <source>Mark as Solved</source>
        <translation>标记为已解决</translation>
    </message>
    <message>
        <source>It then no longer counts as unsolved.</source>
        <translation>之后不再计入未解决。</translation>
    </message>
    <message>
        <source>Task id</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Copy the task id</source>
        <translation>复制任务 ID</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Copy the request id</source>
        <translation>复制请求 ID</translation>
    </message>
    <message>
        <source>Exchange (redacted)</source>
        <translation>通信内容（已脱敏）</translation>
    </message>
    <message>
        <source>Request and answer, redacted</source>
        <translation>请求与应答（已脱敏）</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Retry Failed (%1)…</source>
        <translation>重试失败项（%1）…</translation>
    </message>
    <message>
        <source>All</source>
        <comment>period</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Copy Policy</source>
        <translation>复制权限策略</translation>
    </message>
    <message>
        <source>Copies a policy with the actions that Regioncast needs.</source>
        <translation>复制包含 Regioncast 所需操作的权限策略。</translation>
    </message>
    <message>
        <source>Save Report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Writes what the task table shows to a file: web page, table or data.</source>
        <translation>将任务表中显示的内容写入文件：网页、表格或数据。</translation>
    </message>
    <message>
        <source>Copy Summary</source>
        <translation>复制摘要</translation>
    </message>
    <message>
        <source>Copies this summary as text.</source>
        <translation>以文本形式复制此摘要。</translation>
    </message>
</context>
<context>
    <name>regioncast::DistributeForm</name>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Source region</source>
        <translation>源地域</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Find region</source>
        <translation>查找地域</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>Select regions</source>
        <translation>选择地域</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Versio&amp;n</source>
        <translation>版本(&amp;N)</translation>
    </message>
    <message>
        <source>Fro&amp;m</source>
        <translation>源地域(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation>产品(&amp;P)</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>目标地域(&amp;O)</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>未选择</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 个镜像</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest of each</source>
        <translation>各自的最新版本</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>As each image</source>
        <translation>与各镜像相同</translation>
    </message>
    <message>
        <source>Newest: %1</source>
        <translation>最新：%1</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n region(s)</source>
        <translation>
            <numerusform>%1，在 %n 个地域</numerusform>
        </translation>
    </message>
    <message>
        <source>Other Version Id…</source>
        <translation>其他版本 ID…</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <translation>自动：%1</translation>
    </message>
    <message>
        <source>As the image</source>
        <translation>与镜像相同</translation>
    </message>
    <message>
        <source>As the image: %1</source>
        <translation>与镜像相同：%1</translation>
    </message>
    <message>
        <source>Let the service choose (random)</source>
        <translation>由服务端选择（随机）</translation>
    </message>
    <message>
        <source>Version id</source>
        <translation>版本 ID</translation>
    </message>
    <message>
        <source>%1 there</source>
        <comment>another version</comment>
        <translation>已有 %1</translation>
    </message>
    <message numerus="yes">
        <source>in all %n image(s)</source>
        <comment>every image has a copy there</comment>
        <translation>
            <numerusform>%n 个镜像均已存在</numerusform>
        </translation>
    </message>
    <message>
        <source>missing in %1 of %2</source>
        <translation>缺失 %1/%2 个</translation>
    </message>
    <message>
        <source>the copy comes from here</source>
        <translation>复制源</translation>
    </message>
    <message>
        <source>Show All Known</source>
        <translation>显示所有已知地域</translation>
    </message>
    <message>
        <source>Reading regions…</source>
        <translation>正在读取地域…</translation>
    </message>
    <message>
        <source>The service lists no regions.</source>
        <translation>服务端没有列出地域。</translation>
    </message>
    <message>
        <source>Regions could not be read.</source>
        <translation>无法读取地域。</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No region matches “%1”.</source>
        <translation>没有与“%1”匹配的地域。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>All &amp;Missing</source>
        <translation>全部缺失项(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <comment>no region ticked</comment>
        <translation>全不选(&amp;N)</translation>
    </message>
    <message>
        <source>As &amp;Last Batch</source>
        <translation>与上一批次相同(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Add Region by Id…</source>
        <translation>按 ID 添加地域(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Show All Known</source>
        <translation>显示所有已知地域(&amp;S)</translation>
    </message>
    <message>
        <source>Add Region by Id</source>
        <translation>按 ID 添加地域</translation>
    </message>
    <message>
        <source>A region that the service does not list can still be tried.</source>
        <translation>服务端未列出的地域也可以尝试。</translation>
    </message>
    <message>
        <source>Region id</source>
        <translation>地域 ID</translation>
    </message>
    <message>
        <source>Add Region</source>
        <translation>添加地域</translation>
    </message>
    <message>
        <source>A region id has letters, digits and hyphens, as in eu-central-1.</source>
        <translation>地域 ID 由字母、数字和连字符组成，例如 eu-central-1。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n image(s) cannot be copied.</source>
        <extracomment>%1 = how many of the %n images</extracomment>
        <translation>
            <numerusform>%n 个镜像中有 %1 个不能复制。</numerusform>
        </translation>
    </message>
    <message>
        <source>This image is encrypted; the service does not copy encrypted images.</source>
        <translation>该镜像已加密；服务端不支持复制加密镜像。</translation>
    </message>
    <message>
        <source>This image is not your own; the service copies only your own images.</source>
        <translation>该镜像不是您的自定义镜像；服务端只复制自定义镜像。</translation>
    </message>
    <message>
        <source>The creation of this image failed; there is nothing to copy.</source>
        <translation>该镜像创建失败；没有可复制的内容。</translation>
    </message>
    <message>
        <source>Choose an image.</source>
        <translation>请选择镜像。</translation>
    </message>
    <message>
        <source>Type a version id.</source>
        <translation>请输入版本 ID。</translation>
    </message>
    <message>
        <source>Tick at least one region.</source>
        <translation>请至少勾选一个地域。</translation>
    </message>
    <message>
        <source>The source region cannot be its own destination.</source>
        <translation>源地域不能同时作为目标地域。</translation>
    </message>
    <message>
        <source>All ticked regions already have it.</source>
        <translation>勾选的地域均已有该版本。</translation>
    </message>
    <message>
        <source>All ticked regions are getting it already.</source>
        <translation>勾选的地域均在复制该版本。</translation>
    </message>
    <message>
        <source>All ticked regions already have it or are getting it.</source>
        <translation>勾选的地域均已有该版本或正在复制。</translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n 个副本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n already there</source>
        <translation>
            <numerusform>%1 · %n 个已存在</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n in progress</source>
        <translation>
            <numerusform>%1 · %n 个进行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n unknown</source>
        <translation>
            <numerusform>%1 · %n 个未知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revie&amp;w %n Copies…</source>
        <translation>
            <numerusform>核对 %n 个副本(&amp;W)…</numerusform>
        </translation>
    </message>
    <message>
        <source>Revie&amp;w…</source>
        <comment>button</comment>
        <translation>核对(&amp;W)…</translation>
    </message>
    <message numerus="yes">
        <source>Review %n copies</source>
        <translation>
            <numerusform>核对 %n 个副本</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <comment>button</comment>
        <translation>核对</translation>
    </message>
    <message>
        <source>Another version</source>
        <translation>已有其他版本</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>images that cannot be copied</comment>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show the images that cannot be copied</source>
        <translation>查看无法复制的镜像</translation>
    </message>
    <message>
        <source>%1 · about %2</source>
        <extracomment>%1 = copies, %2 = a range of time</extracomment>
        <translation>%1 · 约 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n image(s)</source>
        <extracomment>%1 = &quot;9 gaps&quot;</extracomment>
        <translation>
            <numerusform>%n 个镜像的 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n 处缺失</numerusform>
        </translation>
    </message>
    <message>
        <source>no gap was chosen here</source>
        <translation>此处没有选中缺失项</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>region set</comment>
        <extracomment>name of a region set, number of its regions</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Sa&amp;ve as Set…</source>
        <translation>另存为地域集(&amp;V)…</translation>
    </message>
    <message>
        <source>Save as Set</source>
        <translation>另存为地域集</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>This image is still being made; it can be copied when it is available.</source>
        <translation>此镜像仍在创建中；可用后即可复制。</translation>
    </message>
    <message>
        <source>There is no gap among what is chosen.</source>
        <translation>所选范围内没有缺失。</translation>
    </message>
    <message>
        <source>None of these copies can be made.</source>
        <translation>这些副本都无法复制。</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n blocked</source>
        <translation>
            <numerusform>%1 · %n 个受阻</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::FaultsWindow</name>
    <message>
        <source>Answers to copies get lost</source>
        <translation>复制请求的应答丢失</translation>
    </message>
    <message>
        <source>Copies never reach the service</source>
        <translation>复制请求到不了服务</translation>
    </message>
    <message>
        <source>The service asks for fewer requests</source>
        <translation>服务要求减少请求</translation>
    </message>
    <message>
        <source>The service is down</source>
        <translation>服务停止</translation>
    </message>
    <message>
        <source>Answers take five seconds</source>
        <translation>应答耗时五秒</translation>
    </message>
    <message>
        <source>Every second copy fails</source>
        <translation>每两个副本失败一个</translation>
    </message>
    <message>
        <source>Copies halt for ten minutes</source>
        <translation>副本停顿十分钟</translation>
    </message>
    <message>
        <source>Copies appear a minute late</source>
        <translation>副本迟一分钟出现</translation>
    </message>
    <message>
        <source>Copies vanish half-way</source>
        <translation>副本中途消失</translation>
    </message>
    <message>
        <source>Copies show a word nobody knows</source>
        <translation>副本显示未知状态词</translation>
    </message>
    <message>
        <source>Too many image jobs</source>
        <translation>镜像任务过多</translation>
    </message>
    <message>
        <source>The session of the key is over</source>
        <translation>AccessKey 的会话已结束</translation>
    </message>
    <message>
        <source>The clocks differ by 21 minutes</source>
        <translation>时钟相差 21 分钟</translation>
    </message>
    <message>
        <source>Make It Fail</source>
        <translation>制造故障</translation>
    </message>
    <message>
        <source>Rehearse what can go wrong. The practice service misbehaves as the script says, from the next request on; what it accepted before keeps its fate.</source>
        <translation>演练可能出错的情况。练习服务从下一个请求起按脚本出错；之前接受的副本保持原有结果。</translation>
    </message>
    <message>
        <source>&amp;Rehearsals</source>
        <translation>演练(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Script</source>
        <translation>脚本(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Make It Fail</source>
        <translation>制造故障(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Behave Again</source>
        <translation>恢复正常(&amp;B)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>The practice service misbehaves: %n rule(s).</source>
        <translation>
            <numerusform>练习服务正在出错：%n 条规则。</numerusform>
        </translation>
    </message>
    <message>
        <source>The practice service behaves.</source>
        <translation>练习服务正常。</translation>
    </message>
</context>
<context>
    <name>regioncast::FilterTree</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>SHOW</source>
        <comment>group of filters</comment>
        <translation>显示</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>所有镜像</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>有缺失</translation>
    </message>
    <message>
        <source>The newest version is missing in a region.</source>
        <translation>有地域缺少最新版本。</translation>
    </message>
    <message>
        <source>New Version</source>
        <translation>有新版本</translation>
    </message>
    <message>
        <source>The newest version is missing where an older one is.</source>
        <translation>有旧版本的地域缺少最新版本。</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>复制中</translation>
    </message>
    <message>
        <source>Unsolved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Copies failed or were refused, and none got there since.</source>
        <translation>副本失败或被拒绝，且之后仍未复制成功。</translation>
    </message>
    <message>
        <source>Not Copyable</source>
        <translation>不可复制</translation>
    </message>
    <message>
        <source>Older Versions</source>
        <translation>旧版本</translation>
    </message>
    <message>
        <source>Shows the rows of older versions too.</source>
        <translation>同时显示旧版本。</translation>
    </message>
    <message>
        <source>TYPE</source>
        <comment>group of filters</comment>
        <translation>类型</translation>
    </message>
    <message>
        <source>OS</source>
        <comment>group of filters</comment>
        <translation>操作系统</translation>
    </message>
    <message>
        <source>PRODUCT</source>
        <comment>group of filters</comment>
        <translation>产品</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>name of a filter, number of images</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Not Stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>RULES</source>
        <comment>group of saved filters with a region set</comment>
        <translation>规则</translation>
    </message>
    <message>
        <source>SAVED</source>
        <comment>group of filters</comment>
        <translation>已保存</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n gap(s)</source>
        <comment>a rule</comment>
        <translation>
            <numerusform>%1，%n 处缺失</numerusform>
        </translation>
    </message>
    <message>
        <source>Gaps in %1. Choosing it chooses these regions too.</source>
        <translation>%1 中的缺失。选择它也会选择这些地域。</translation>
    </message>
    <message>
        <source>all listed regions</source>
        <translation>全部列出的地域</translation>
    </message>
    <message>
        <source>&amp;Save Filter…</source>
        <translation>保存筛选(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
</context>
<context>
    <name>regioncast::ImagePane</name>
    <message>
        <source>Clear</source>
        <comment>filters</comment>
        <translation>清除</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>&amp;Copy to Regions</source>
        <translation>复制到地域(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;Tasks</source>
        <translation>显示任务(&amp;T)</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>Copy &amp;Ids</source>
        <translation>复制 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Search images</source>
        <translation>搜索镜像</translation>
    </message>
    <message>
        <source>Search images, or paste a list</source>
        <translation>搜索镜像，或粘贴清单</translation>
    </message>
    <message>
        <source>Words are looked for in names, ids, versions, descriptions and tags. A list of names or ids shows exactly those.</source>
        <translation>在名称、ID、版本、描述和标签中搜索。粘贴名称或 ID 清单时，只显示清单中的镜像。</translation>
    </message>
    <message>
        <source>Reading images… %1 of %2</source>
        <translation>正在读取镜像… %1/%2</translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation>正在读取镜像…</translation>
    </message>
    <message>
        <source>Images could not be read.</source>
        <translation>无法读取镜像。</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Check Connection…</source>
        <translation>检查连接…</translation>
    </message>
    <message>
        <source>This account has no images.</source>
        <translation>该账号没有镜像。</translation>
    </message>
    <message>
        <source>The profile shows images of the product %1 only.</source>
        <translation>当前配置只显示产品 %1 的镜像。</translation>
    </message>
    <message>
        <source>No image of the list matches.</source>
        <translation>没有与清单匹配的镜像。</translation>
    </message>
    <message>
        <source>No image matches “%1”.</source>
        <translation>没有与“%1”匹配的镜像。</translation>
    </message>
    <message>
        <source>No image matches %1.</source>
        <extracomment>%1 = names of filters</extracomment>
        <translation>没有符合筛选条件“%1”的镜像。</translation>
    </message>
    <message>
        <source>No image matches “%1” with %2.</source>
        <extracomment>%1 = search text, %2 = names of filters</extracomment>
        <translation>没有与“%1”匹配且符合“%2”的镜像。</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 个镜像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n image(s)</source>
        <extracomment>%1 of %n</extracomment>
        <translation>
            <numerusform>%1/%n 个镜像</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 found</source>
        <translation>找到 %1/%2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) no longer match</source>
        <translation>
            <numerusform>有 %n 行不再匹配</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more match(es) now</source>
        <translation>
            <numerusform>新增 %n 个匹配项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the other %n</source>
        <translation>
            <numerusform>显示另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1 of %2 could not be read; %3 of %4 images shown.</source>
        <translation>第 %1 页（共 %2 页）无法读取；已显示 %3/%4 个镜像。</translation>
    </message>
    <message>
        <source>%1 of %2 pages could not be read; %3 of %4 images shown.</source>
        <translation>%2 页中有 %1 页无法读取；已显示 %3/%4 个镜像。</translation>
    </message>
    <message>
        <source>Read the Rest</source>
        <translation>读取其余部分</translation>
    </message>
    <message>
        <source>Images could not be read anew.</source>
        <translation>无法重新读取镜像。</translation>
    </message>
    <message>
        <source>Not Found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Names and ids that no image has</source>
        <translation>没有匹配镜像的名称和 ID</translation>
    </message>
    <message>
        <source>Copy This &amp;Gap</source>
        <translation>复制此缺失项(&amp;G)</translation>
    </message>
    <message>
        <source>Save Filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>all listed regions</source>
        <translation>全部列出的地域</translation>
    </message>
    <message>
        <source>A &amp;rule for %1</source>
        <extracomment>%1 = name of a region set</extracomment>
        <translation>%1 的规则(&amp;R)</translation>
    </message>
    <message>
        <source>A rule counts the gaps in these regions; choosing it chooses them too.</source>
        <translation>规则统计这些地域中的缺失；选择规则也会选择这些地域。</translation>
    </message>
    <message>
        <source>Rename Filter</source>
        <translation>重命名筛选</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Save Coverage</source>
        <translation>保存覆盖情况</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>regioncast::ImageTableModel</name>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>操作系统</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Missing In</source>
        <translation>缺失地域数</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Image Id</source>
        <translation>镜像 ID</translation>
    </message>
    <message>
        <source>Version Id</source>
        <translation>版本 ID</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>父镜像</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>功能特性</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
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
        <translation>单会话</translation>
    </message>
    <message>
        <source>Multiple</source>
        <translation>多会话</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message numerus="yes">
        <source>in %1 of %n region(s)</source>
        <extracomment>%1 of %n</extracomment>
        <translation>
            <numerusform>在 %1/%n 个地域</numerusform>
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
        <translation>，</translation>
    </message>
    <message>
        <source>In all regions</source>
        <translation>所有地域均有</translation>
    </message>
    <message>
        <source>Missing in: %1</source>
        <translation>缺失地域：%1</translation>
    </message>
    <message>
        <source>The newest version is %1</source>
        <translation>最新版本是 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>name of a column, its value</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>regioncast::MainWindow</name>
    <message>
        <source>&amp;New Profile…</source>
        <translation>新建配置(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Edit Profile…</source>
        <translation>编辑配置(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find Images</source>
        <translation>查找镜像(&amp;F)</translation>
    </message>
    <message>
        <source>Filter &amp;Tasks</source>
        <translation>筛选任务(&amp;T)</translation>
    </message>
    <message>
        <source>F&amp;ilters</source>
        <translation>筛选(&amp;I)</translation>
    </message>
    <message>
        <source>I&amp;nspector</source>
        <translation>侧栏(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy to Regions</source>
        <translation>复制到地域(&amp;C)</translation>
    </message>
    <message>
        <source>Tick All &amp;Missing</source>
        <translation>勾选全部缺失项(&amp;M)</translation>
    </message>
    <message>
        <source>Re&amp;view…</source>
        <translation>核对(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go to Tasks</source>
        <translation>转到任务(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>Retry &amp;Failed…</source>
        <translation>重试失败项(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Look Now</source>
        <translation>立即查看(&amp;L)</translation>
    </message>
    <message>
        <source>Next Pane</source>
        <translation>下一窗格</translation>
    </message>
    <message>
        <source>Previous Pane</source>
        <translation>上一窗格</translation>
    </message>
    <message>
        <source>&amp;About Regioncast</source>
        <translation>关于 Regioncast(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <comment>language</comment>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>侧栏</translation>
    </message>
    <message>
        <source>Copy to Regions</source>
        <translation>复制到地域</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Switch Profile</source>
        <translation>切换配置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>镜像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>任务(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>F&amp;ilters (%1)</source>
        <translation>筛选(&amp;I)（%1）</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>配置：%1</translation>
    </message>
    <message>
        <source>Go back first.</source>
        <translation>请先返回。</translation>
    </message>
    <message numerus="yes">
        <source>%n copies are not sent yet. They stay in the queue and wait for you at the next start. Copies already sent go on without Regioncast.</source>
        <translation>
            <numerusform>%n 个副本尚未发送。它们会留在队列中，待下次启动时由您处理。已发送的副本无需 Regioncast 也会继续。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>不关闭</translation>
    </message>
    <message>
        <source>About Regioncast</source>
        <translation>关于 Regioncast</translation>
    </message>
    <message>
        <source>Regioncast %1

Copies cloud images to other regions and watches them arrive.
Not made or endorsed by the vendor of the service.

MIT licence. Uses Qt %2.</source>
        <translation>Regioncast %1

将云镜像复制到其他地域，并跟踪直至完成。
本软件并非由云服务厂商制作或认可。

MIT 许可证。使用 Qt %2。</translation>
    </message>
    <message>
        <source>Save &amp;Report…</source>
        <translation>保存报告(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Pause Queue</source>
        <translation>暂停队列(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open Plan…</source>
        <translation>打开计划(&amp;O)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve Plan…</source>
        <translation>保存计划(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>列表(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;overage</source>
        <translation>覆盖情况(&amp;O)</translation>
    </message>
    <message>
        <source>Fill the &amp;Gaps</source>
        <translation>补齐缺失(&amp;G)</translation>
    </message>
    <message>
        <source>Save Co&amp;verage…</source>
        <translation>保存覆盖情况(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Edit Sets…</source>
        <translation>编辑地域集(&amp;E)…</translation>
    </message>
    <message>
        <source>Add &amp;Region by Id…</source>
        <translation>按 ID 添加地域(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Make It Fail…</source>
        <translation>制造故障(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Id</source>
        <translation>ID(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Both</source>
        <comment>name and id of a region</comment>
        <translation>两者(&amp;B)</translation>
    </message>
    <message>
        <source>Region &amp;Names</source>
        <translation>地域名称(&amp;N)</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>工具(&amp;O)</translation>
    </message>
    <message>
        <source>Choose cells, or Fill the Gaps (Ctrl+G) of all shown.</source>
        <translation>选择单元格，或补齐所示全部缺失 (Ctrl+G)。</translation>
    </message>
    <message>
        <source>All Listed</source>
        <translation>全部列出</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>region set</comment>
        <extracomment>name of a region set, number of its regions</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Regions: %1</source>
        <translation>地域：%1</translation>
    </message>
    <message>
        <source>Open Plan</source>
        <translation>打开计划</translation>
    </message>
    <message>
        <source>Plans (*.json *.csv)</source>
        <translation>计划 (*.json *.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>What counts, gaps, coverage and destinations refer to</source>
        <translation>计数、缺失、覆盖情况和目标所依据的地域</translation>
    </message>
</context>
<context>
    <name>regioncast::MessageStrip</name>
    <message>
        <source>Next message</source>
        <translation>下一条消息</translation>
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
        <translation>名称</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>There is one of that name.</source>
        <translation>该名称已存在。</translation>
    </message>
</context>
<context>
    <name>regioncast::Notices</name>
    <message>
        <source>%1 ended</source>
        <extracomment>%1 = name of a batch</extracomment>
        <translation>%1 已结束</translation>
    </message>
    <message>
        <source>%1. Took %2.</source>
        <extracomment>%1 = sum such as &quot;35 of 36 done · 1 failed&quot;, %2 = a time span</extracomment>
        <translation>%1。用时 %2。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>image with version, region</comment>
        <translation>%1 到 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n copies did not get there</source>
        <extracomment>%1 = how many of the %n copies</extracomment>
        <translation>
            <numerusform>%n 个副本中有 %1 个未送达</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2. %3 goes on.</source>
        <extracomment>%1 = image and region, %2 = state such as &quot;Failed at 63 %: no reason given&quot;, %3 = batch</extracomment>
        <translation>%1：%2。%3 仍在继续。</translation>
    </message>
</context>
<context>
    <name>regioncast::PeriodDialog</name>
    <message>
        <source>Period of the Tasks</source>
        <translation>任务的时间范围</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>从(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>到(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
</context>
<context>
    <name>regioncast::ProfileDialog</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>徽标</translation>
    </message>
    <message>
        <source>Colour of the badge</source>
        <translation>徽标颜色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
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
        <translation>红色</translation>
    </message>
    <message>
        <source>&amp;Badge</source>
        <translation>徽标(&amp;B)</translation>
    </message>
    <message>
        <source>C&amp;hina</source>
        <translation>中国站(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;International</source>
        <translation>国际站(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Other</source>
        <translation>其他(&amp;O)</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点</translation>
    </message>
    <message>
        <source>Host name of the endpoint</source>
        <translation>接入点的主机名</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>&amp;Environment: %1 is not set</source>
        <translation>环境变量(&amp;E)：未设置 %1</translation>
    </message>
    <message>
        <source>&amp;Environment: %1 is %2</source>
        <extracomment>%1 = name of a variable, %2 = short key id</extracomment>
        <translation>环境变量(&amp;E)：%1 为 %2</translation>
    </message>
    <message>
        <source>&amp;Typed here</source>
        <translation>在此输入(&amp;T)</translation>
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
        <translation>AccessKey Secret</translation>
    </message>
    <message>
        <source>&amp;Keep in the keychain</source>
        <translation>保存到系统密钥环(&amp;K)</translation>
    </message>
    <message>
        <source>Otherwise the secret is forgotten when Regioncast is closed.</source>
        <translation>不保存时，关闭 Regioncast 后将清除 AccessKey Secret。</translation>
    </message>
    <message>
        <source>Se&amp;cret</source>
        <translation>AccessKey Secret(&amp;C)</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>所有产品</translation>
    </message>
    <message>
        <source>Images of other products are not listed.</source>
        <translation>不列出其他产品的镜像。</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation>产品(&amp;P)</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>删除(&amp;L)…</translation>
    </message>
    <message>
        <source>Test Co&amp;nnection</source>
        <translation>测试连接(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save and &amp;Use</source>
        <translation>保存并使用(&amp;U)</translation>
    </message>
    <message>
        <source>kept in the keychain</source>
        <translation>已保存在系统密钥环中</translation>
    </message>
    <message>
        <source>typed for this session</source>
        <translation>已为本次会话输入</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) around the secret were removed.</source>
        <translation>
            <numerusform>已去掉 AccessKey Secret 前后的 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile has no name yet.</source>
        <translation>该配置还没有名称。</translation>
    </message>
    <message>
        <source>Another profile has this name.</source>
        <translation>该名称已被其他配置使用。</translation>
    </message>
    <message>
        <source>Plain http is allowed for this computer only; use https.</source>
        <translation>明文 http 仅可用于本机；请使用 https。</translation>
    </message>
    <message>
        <source>This is not the host name of an endpoint.</source>
        <translation>这不是有效的接入点主机名。</translation>
    </message>
    <message>
        <source>The key id is missing.</source>
        <translation>缺少 AccessKey ID。</translation>
    </message>
    <message>
        <source>Type the secret again: the key changed, or where it is kept.</source>
        <translation>请重新输入 AccessKey Secret：AccessKey 或其保存位置已更改。</translation>
    </message>
    <message>
        <source>The secret is missing.</source>
        <translation>缺少 AccessKey Secret。</translation>
    </message>
    <message>
        <source>%1 is not set.</source>
        <translation>未设置 %1。</translation>
    </message>
    <message>
        <source>New Profile</source>
        <translation>新建配置</translation>
    </message>
    <message>
        <source>Profile %1</source>
        <translation>配置 %1</translation>
    </message>
    <message>
        <source>Delete the profile “%1”? Its secret is forgotten. Its tasks stay in the journal, and copies that were sent go on.</source>
        <translation>删除配置“%1”？其 AccessKey Secret 将被清除。任务仍保留在任务日志中，已发送的副本会继续。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Further copies wait in the queue until others have arrived.</source>
        <translation>其余副本在队列中等待，直到前面的副本完成。</translation>
    </message>
    <message>
        <source>Copies at once per region</source>
        <translation>每个地域同时复制的数量</translation>
    </message>
    <message>
        <source>Copies at once in all</source>
        <translation>同时复制的总数</translation>
    </message>
    <message>
        <source>per region</source>
        <comment>copies at once</comment>
        <translation>每个地域</translation>
    </message>
    <message>
        <source>in all</source>
        <comment>copies at once</comment>
        <translation>总计</translation>
    </message>
    <message>
        <source>Copies at &amp;once</source>
        <translation>同时复制(&amp;O)</translation>
    </message>
    <message>
        <source>One request per &amp;region</source>
        <translation>每个地域单独请求(&amp;R)</translation>
    </message>
    <message>
        <source>A region that is refused then takes no other with it.</source>
        <translation>这样，某个地域被拒绝时不会影响其他地域。</translation>
    </message>
    <message>
        <source>vendor CLI profile “%1”</source>
        <comment>where a key is</comment>
        <translation>厂商 CLI 配置“%1”</translation>
    </message>
    <message>
        <source>credentials file, section “%1”</source>
        <comment>where a key is</comment>
        <translation>凭证文件的“%1”节</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>where a key is</comment>
        <extracomment>%1 = where a key is, %2 = short key id</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>名称(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Detect</source>
        <comment>site</comment>
        <translation>检测(&amp;D)</translation>
    </message>
    <message>
        <source>Asks both sites which one knows the key, when the connection is tested or the profile is saved.</source>
        <translation>测试连接或保存配置时，询问两个站点哪个认识此 AccessKey。</translation>
    </message>
    <message>
        <source>&amp;Vendor CLI, profile</source>
        <translation>厂商 CLI，配置(&amp;V)</translation>
    </message>
    <message>
        <source>Profile of the vendor CLI</source>
        <translation>厂商 CLI 的配置</translation>
    </message>
    <message>
        <source>Credentials &amp;file, section</source>
        <translation>凭证文件，节(&amp;F)</translation>
    </message>
    <message>
        <source>Section of the credentials file</source>
        <translation>凭证文件的节</translation>
    </message>
    <message>
        <source>A program at this add&amp;ress</source>
        <translation>此地址的程序(&amp;R)</translation>
    </message>
    <message>
        <source>Address of a program that hands out keys</source>
        <translation>发放 AccessKey 的程序的地址</translation>
    </message>
    <message>
        <source>Ke&amp;y id</source>
        <translation>AccessKey ID(&amp;Y)</translation>
    </message>
    <message>
        <source>Take on a role with this key</source>
        <translation>用此 AccessKey 扮演角色</translation>
    </message>
    <message>
        <source>ARN of the role</source>
        <translation>角色的 ARN</translation>
    </message>
    <message>
        <source>Name of the session</source>
        <translation>会话名称</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>外部 ID</translation>
    </message>
    <message>
        <source>May be empty</source>
        <translation>可以为空</translation>
    </message>
    <message>
        <source>Minutes that a session lasts</source>
        <translation>会话持续的分钟数</translation>
    </message>
    <message>
        <source>Token service</source>
        <translation>令牌服务</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>Session name</source>
        <translation>会话名称</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>temporary key</comment>
        <translation>已过期</translation>
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
        <translation>%1（不存在）</translation>
    </message>
    <message>
        <source>the current one there</source>
        <comment>profile</comment>
        <translation>其当前配置</translation>
    </message>
    <message>
        <source>&amp;As the vendor&apos;s tools choose, now %1</source>
        <extracomment>%1 = where a key is</extracomment>
        <translation>按厂商工具的选择，现在为 %1(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;As the vendor&apos;s tools choose; there is no key for them now</source>
        <translation>按厂商工具的选择；现在没有可用的 AccessKey(&amp;A)</translation>
    </message>
    <message>
        <source>Keys are taken from a program on this computer only, such as 127.0.0.1.</source>
        <translation>只从本机的程序取得 AccessKey，例如 127.0.0.1。</translation>
    </message>
    <message>
        <source>This is not an address with http or https.</source>
        <translation>这不是 http 或 https 地址。</translation>
    </message>
    <message>
        <source>There is nothing that can be chosen.</source>
        <translation>没有可选项。</translation>
    </message>
    <message>
        <source>The ARN of the role is missing.</source>
        <translation>缺少角色的 ARN。</translation>
    </message>
    <message>
        <source>This is not the ARN of a role: acs:ram::&lt;account&gt;:role/&lt;name&gt;.</source>
        <translation>这不是角色的 ARN：acs:ram::&lt;account&gt;:role/&lt;name&gt;。</translation>
    </message>
    <message>
        <source>A session name has 2 to 64 letters, digits and . @ _ -.</source>
        <translation>会话名称由 2 至 64 个字母、数字以及 . @ _ - 组成。</translation>
    </message>
    <message>
        <source>This is not the host name of a token service, or not https.</source>
        <translation>这不是令牌服务的主机名，或者不是 https。</translation>
    </message>
    <message>
        <source>Read-onl&amp;y: nothing is sent with this profile</source>
        <translation>只读：此配置不发送任何内容(&amp;Y)</translation>
    </message>
    <message>
        <source>Type the count above so many copies</source>
        <translation>副本超过此数时需输入数量</translation>
    </message>
    <message>
        <source>copies</source>
        <comment>type the count above … copies</comment>
        <translation>个副本</translation>
    </message>
    <message>
        <source>&amp;Type the count above</source>
        <translation>超过此数时需输入数量(&amp;T)</translation>
    </message>
    <message>
        <source>Allowed images</source>
        <translation>允许的镜像</translation>
    </message>
    <message>
        <source>All. Else ids or names, one per line; * stands for any text.</source>
        <translation>全部。否则每行一个 ID 或名称；* 代表任意文本。</translation>
    </message>
    <message>
        <source>Allowed &amp;images</source>
        <translation>允许的镜像(&amp;I)</translation>
    </message>
    <message>
        <source>Allowed regions</source>
        <translation>允许的地域</translation>
    </message>
    <message>
        <source>All. Else ids with commas: eu-central-1, ap-southeast-1</source>
        <translation>全部。否则用逗号分隔 ID：eu-central-1, ap-southeast-1</translation>
    </message>
    <message>
        <source>Allowed re&amp;gions</source>
        <translation>允许的地域(&amp;G)</translation>
    </message>
    <message>
        <source>Send only &amp;from</source>
        <translation>仅在此时段发送，从(&amp;F)</translation>
    </message>
    <message>
        <source>Begin of the hours</source>
        <translation>时段开始</translation>
    </message>
    <message>
        <source>End of the hours</source>
        <translation>时段结束</translation>
    </message>
    <message>
        <source>An end before the begin is that of the next day; equal ends are the whole day.</source>
        <translation>结束早于开始表示次日；两者相同表示全天。</translation>
    </message>
    <message>
        <source>to</source>
        <comment>hours from … to …</comment>
        <translation>至</translation>
    </message>
    <message>
        <source>by the clock of this computer</source>
        <translation>按本机时钟</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Guard rails keep from mistakes. They are no security boundary: who may edit the profile may lift them, and the key can do all that its account allows.</source>
        <translation>防护设置用于防止误操作，不是安全边界：能编辑此配置的人可以解除它们，AccessKey 仍可做账号允许的一切。</translation>
    </message>
    <message>
        <source>“%1” is not the id of a region.</source>
        <translation>“%1”不是地域 ID。</translation>
    </message>
    <message>
        <source>S&amp;ystem</source>
        <comment>proxy</comment>
        <translation>系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <comment>proxy</comment>
        <translation>环境变量(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <comment>proxy</comment>
        <translation>手动(&amp;M)</translation>
    </message>
    <message>
        <source>N&amp;one</source>
        <comment>proxy</comment>
        <translation>无(&amp;O)</translation>
    </message>
    <message>
        <source>HTTPS_PROXY, HTTP_PROXY and NO_PROXY, as the vendor&apos;s tools read them.</source>
        <translation>HTTPS_PROXY、HTTP_PROXY 和 NO_PROXY，与厂商工具的读取方式相同。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Type of the proxy</source>
        <translation>代理类型</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>类型(&amp;T)</translation>
    </message>
    <message>
        <source>Host of the proxy</source>
        <translation>代理主机</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>none</source>
        <comment>port</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>User at the proxy</source>
        <translation>代理用户</translation>
    </message>
    <message>
        <source>Only if the proxy asks for one</source>
        <translation>仅在代理要求时填写</translation>
    </message>
    <message>
        <source>Use&amp;r</source>
        <translation>用户(&amp;R)</translation>
    </message>
    <message>
        <source>Password at the proxy</source>
        <translation>代理密码</translation>
    </message>
    <message>
        <source>Otherwise the password is forgotten when Regioncast is closed.</source>
        <translation>否则关闭 Regioncast 后即忘记密码。</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>File with further certificates</source>
        <translation>附加证书文件</translation>
    </message>
    <message>
        <source>Certificates in PEM form, trusted besides the system&apos;s</source>
        <translation>PEM 格式的证书，在系统证书之外信任</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>证书(&amp;C)</translation>
    </message>
    <message>
        <source>Seconds to connect</source>
        <translation>连接秒数</translation>
    </message>
    <message>
        <source>Seconds for an answer</source>
        <translation>应答秒数</translation>
    </message>
    <message>
        <source>A copy that is sent has twice as long.</source>
        <translation>发送副本时为其两倍。</translation>
    </message>
    <message>
        <source>s to connect</source>
        <comment>time limit</comment>
        <translation>秒用于连接</translation>
    </message>
    <message>
        <source>s for an answer</source>
        <comment>time limit</comment>
        <translation>秒用于应答</translation>
    </message>
    <message>
        <source>T&amp;ime limits</source>
        <translation>时限(&amp;I)</translation>
    </message>
    <message>
        <source>as before, unless another one is typed</source>
        <translation>不变，除非输入新的</translation>
    </message>
    <message>
        <source>The host of the proxy is missing.</source>
        <translation>缺少代理主机。</translation>
    </message>
    <message>
        <source>This is not a host name: leave out scheme and path.</source>
        <translation>这不是主机名：请去掉协议和路径。</translation>
    </message>
    <message>
        <source>The port of the proxy is missing.</source>
        <translation>缺少代理端口。</translation>
    </message>
    <message>
        <source>Type the password again: where it is kept has changed.</source>
        <translation>请重新输入密码：保存位置已改变。</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Guard Rails</source>
        <translation>防护设置</translation>
    </message>
    <message>
        <source>Copy Policy</source>
        <translation>复制策略</translation>
    </message>
    <message>
        <source>Copies a policy with the three actions that Regioncast needs, for an administrator of the account.</source>
        <translation>复制包含 Regioncast 所需三个操作的策略，供账号管理员使用。</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制配置</translation>
    </message>
    <message>
        <source>What the fields say becomes a new profile.</source>
        <translation>以各字段的内容新建配置。</translation>
    </message>
    <message>
        <source>Asking both sites which one knows the key…</source>
        <translation>正在询问两个站点哪个认识此 AccessKey…</translation>
    </message>
    <message>
        <source>The site cannot be found out: %1 Choose one, or try again.</source>
        <translation>无法确定站点：%1请选择一个，或重试。</translation>
    </message>
    <message>
        <source>Neither site knows this key.</source>
        <translation>两个站点都不认识此 AccessKey。</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>name of a profile</comment>
        <translation>%1（副本）</translation>
    </message>
</context>
<context>
    <name>regioncast::RegionSetsDialog</name>
    <message>
        <source>Region Sets</source>
        <translation>地域集</translation>
    </message>
    <message>
        <source>Region sets</source>
        <translation>地域集</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>新建(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Find region</source>
        <translation>查找地域</translation>
    </message>
    <message>
        <source>Regions of the set</source>
        <translation>地域集的地域</translation>
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
        <translation>地域集指定缺失、覆盖情况和目标所依据的地域。</translation>
    </message>
    <message>
        <source>Tick the regions of this set.</source>
        <translation>勾选此地域集的地域。</translation>
    </message>
    <message>
        <source>The rule “%1” uses this set, so it cannot be deleted.</source>
        <translation>规则“%1”使用此地域集，因此无法删除。</translation>
    </message>
    <message>
        <source>New Set</source>
        <translation>新建地域集</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Rename Set</source>
        <translation>重命名地域集</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
</context>
<context>
    <name>regioncast::ReportDialog</name>
    <message>
        <source>Save Report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>Data for programs (*.json)</source>
        <translation>供程序使用的数据 (*.json)</translation>
    </message>
</context>
<context>
    <name>regioncast::ReviewModel</name>
    <message>
        <source>The image is not listed any more</source>
        <translation>该镜像已不在列表中</translation>
    </message>
    <message>
        <source>Newest is now %1, you saw %2</source>
        <translation>最新版本现为 %1，您之前看到的是 %2</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>现在：%1</translation>
    </message>
    <message>
        <source>The last copy there failed at %1</source>
        <translation>该地域上次复制在进度 %1 时失败</translation>
    </message>
    <message>
        <source>The last copy there failed</source>
        <translation>该地域上次复制失败</translation>
    </message>
    <message>
        <source>%1 has it</source>
        <translation>%1 已有</translation>
    </message>
    <message>
        <source>In the batch of %1</source>
        <extracomment>%1 = time, %2 = label of a batch</extracomment>
        <translation>已在 %1 的批次中</translation>
    </message>
    <message>
        <source>In the batch of %1, %2</source>
        <translation>已在 %1 的批次中，%2</translation>
    </message>
    <message>
        <source>This version is not in the list</source>
        <translation>该版本不在列表中</translation>
    </message>
    <message>
        <source>The service tells no state</source>
        <translation>服务端未说明状态</translation>
    </message>
    <message>
        <source>The service says “%1”</source>
        <translation>服务端返回“%1”</translation>
    </message>
    <message>
        <source>the service chooses</source>
        <translation>由服务端选择</translation>
    </message>
    <message>
        <source>%1 (auto)</source>
        <translation>%1（自动）</translation>
    </message>
    <message>
        <source>As the image</source>
        <translation>与镜像相同</translation>
    </message>
    <message>
        <source>%1 version %2 to %3, %4</source>
        <comment>image, version, region, verdict</comment>
        <translation>%1 版本 %2 到 %3，%4</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>From</source>
        <translation>源地域</translation>
    </message>
    <message>
        <source>To</source>
        <translation>目标地域</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Image Id</source>
        <translation>镜像 ID</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>a range of time</comment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Why or Expected Time</source>
        <translation>原因或预计用时</translation>
    </message>
    <message>
        <source>Nothing is known of its parent %1</source>
        <translation>没有其父镜像 %1 的信息</translation>
    </message>
    <message>
        <source>%1 %2 first</source>
        <extracomment>%1 = image, %2 = version, which must be copied before this one</extracomment>
        <translation>先复制 %1 %2</translation>
    </message>
</context>
<context>
    <name>regioncast::ReviewPage</name>
    <message>
        <source>Review: nothing has been sent yet</source>
        <translation>核对：尚未发送任何内容</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Copies to review</source>
        <translation>待核对的副本</translation>
    </message>
    <message>
        <source>&amp;Use What Is New</source>
        <translation>采用最新内容(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>标签(&amp;L)</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Ticket or note</source>
        <translation>工单或备注</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed since you looked. Nothing has been sent.</source>
        <translation>
            <numerusform>自您查看以来，有 %n 行发生变化。尚未发送任何内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 个镜像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checking %n image(s)…</source>
        <translation>
            <numerusform>正在核对 %n 个镜像…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n copies will be sent: %2, %3, %4.</source>
        <translation>
            <numerusform>将发送 %n 个副本中的 %1 个：%2、%3、%4。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n 个地域</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Images read %2 ago.</source>
        <comment>sentence, age</comment>
        <translation>%1镜像读取于 %2前。</translation>
    </message>
    <message>
        <source>Practice: nothing leaves this computer.</source>
        <translation>练习：不会从本机向外发送任何内容。</translation>
    </message>
    <message>
        <source>A sent copy cannot be stopped or undone here.</source>
        <translation>副本发送后无法在此停止或撤销。</translation>
    </message>
    <message>
        <source>Type %1 to send</source>
        <extracomment>placeholder of an input field; %1 = a number, to be typed as it stands</extracomment>
        <translation>输入 %1 以发送</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Send %n Copies</source>
        <translation>
            <numerusform>发送 %n 个副本(&amp;S)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n copies</source>
        <translation>
            <numerusform>发送 %n 个副本</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <comment>all rows of a plan</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Will Be Sent</source>
        <translation>将发送</translation>
    </message>
    <message>
        <source>Will Not Be Sent</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>&amp;One request per region</source>
        <translation>每个地域单独请求(&amp;O)</translation>
    </message>
    <message>
        <source>A region that is refused then takes no other with it.</source>
        <translation>这样，某个地域被拒绝时不会影响其他地域。</translation>
    </message>
    <message>
        <source>About %1.</source>
        <translation>约 %1。</translation>
    </message>
    <message>
        <source>About %1, because at most %2 copies per region and %3 in all run at once. Keep Regioncast open until the last one is sent.</source>
        <extracomment>%1 = a range of time, %2 and %3 = numbers</extracomment>
        <translation>约 %1，因为每个地域最多同时复制 %2 个、总计最多 %3 个。请保持 Regioncast 打开，直到最后一个发送完毕。</translation>
    </message>
    <message>
        <source>Sa&amp;ve Plan…</source>
        <translation>保存计划(&amp;V)…</translation>
    </message>
    <message>
        <source>Show as &amp;Command…</source>
        <translation>显示为命令(&amp;C)…</translation>
    </message>
    <message>
        <source>Save Plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>Plan (*.json)</source>
        <translation>计划 (*.json)</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>The plan was saved as “%1”.</source>
        <translation>计划已保存为“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es) left out: the source region itself.</source>
        <translation>
            <numerusform>略去 %n 项：即源地域本身。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es) left out: named twice.</source>
        <translation>
            <numerusform>略去 %n 项：重复指定。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are parents that others need first.</source>
        <translation>
            <numerusform>其中 %n 个是其他副本先需要的父镜像。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regioncast::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>&amp;Forget copies that ended more than</source>
        <translation>清除结束超过(&amp;F)</translation>
    </message>
    <message>
        <source>Days that history is kept</source>
        <translation>历史保留天数</translation>
    </message>
    <message>
        <source>days ago</source>
        <translation>天的副本</translation>
    </message>
    <message>
        <source>Otherwise the journal keeps them for ever. What is under way or unsolved is always kept, with its whole batch.</source>
        <translation>否则日志会永久保留。进行中或未解决的副本及其整个批次始终保留。</translation>
    </message>
</context>
<context>
    <name>regioncast::StatusFields</name>
    <message>
        <source>Copies by state</source>
        <translation>按状态统计的副本</translation>
    </message>
    <message>
        <source>%1 copying · %2 queued · %3 unsolved</source>
        <translation>复制中 %1 · 排队中 %2 · 未解决 %3</translation>
    </message>
    <message>
        <source>Queue: paused</source>
        <translation>队列：已暂停</translation>
    </message>
    <message>
        <source>Offline; next try in %1 s</source>
        <translation>离线；%1 秒后重试</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Nothing moves</source>
        <translation>无进行中的副本</translation>
    </message>
    <message>
        <source>Read %1 s ago, next in %2 s</source>
        <translation>%1 秒前读取，%2 秒后再次读取</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)/min</source>
        <translation>
            <numerusform>%n 次请求/分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue: on, %1 per region</source>
        <translation>队列：运行中，每个地域 %1 个</translation>
    </message>
    <message>
        <source>At most %1 copies to one region and %2 in all are under way at once.</source>
        <extracomment>%1 and %2 = copies</extracomment>
        <translation>同一地域最多同时复制 %1 个，总计最多 %2 个。</translation>
    </message>
</context>
<context>
    <name>regioncast::TableColumns</name>
    <message>
        <source>&amp;Fit</source>
        <translation>适应内容(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
</context>
<context>
    <name>regioncast::TaskModel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 = label of the batch, %2 = its one image and version
----------
said by screen readers: name of a column, its value</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Started elsewhere</source>
        <translation>在别处发起</translation>
    </message>
    <message>
        <source>A retry cannot help: %1</source>
        <translation>重试无效：%1</translation>
    </message>
    <message>
        <source>any</source>
        <comment>source region</comment>
        <translation>任意</translation>
    </message>
    <message>
        <source>Not listed any more</source>
        <translation>已不在列表中</translation>
    </message>
    <message>
        <source>%1 of %2 on their way</source>
        <translation>%2 个中有 %1 个正在进行</translation>
    </message>
    <message>
        <source>None of %1 on its way</source>
        <translation>%1 个均未在进行</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1，%2。</translation>
    </message>
    <message>
        <source>%1 %2 to %3, %4, started elsewhere.</source>
        <extracomment>said by screen readers: image, version, region, state</extracomment>
        <translation>%1 %2 到 %3，%4，在别处发起。</translation>
    </message>
    <message>
        <source>Batch / Image / Region</source>
        <translation>批次 / 镜像 / 地域</translation>
    </message>
    <message>
        <source>State and Reason</source>
        <translation>状态与原因</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>最后确认</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>From</source>
        <translation>源地域</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>By</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Task Id</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Request Id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Region Id</source>
        <translation>地域 ID</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>time</comment>
        <translation>剩余</translation>
    </message>
    <message>
        <source>%1 · perhaps ours</source>
        <extracomment>%1 = state of a copy whose request was lost</extracomment>
        <translation>%1 · 可能是本机发起</translation>
    </message>
</context>
<context>
    <name>regioncast::TaskPane</name>
    <message>
        <source>Filter tasks</source>
        <translation>筛选任务</translation>
    </message>
    <message>
        <source>Words are looked for in names, regions, labels, ids and states.</source>
        <translation>在名称、地域、标签、ID 和状态中搜索。</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Open + 24 h</source>
        <translation>未完成 + 近 24 小时</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>7 Days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>This Month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last Month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>All</source>
        <comment>period</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Period: %1</source>
        <translation>范围：%1</translation>
    </message>
    <message>
        <source>All %1</source>
        <comment>chip with a number of copies</comment>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>Unsolved %1</source>
        <translation>未解决 %1</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>复制中 %1</translation>
    </message>
    <message>
        <source>Queued %1</source>
        <translation>排队中 %1</translation>
    </message>
    <message>
        <source>Done %1</source>
        <translation>完成 %1</translation>
    </message>
    <message>
        <source>A copy does not get on, or its outcome is unknown.</source>
        <translation>有副本停滞不前，或结果未知。</translation>
    </message>
    <message>
        <source>Opening the journal…</source>
        <translation>正在打开任务日志…</translation>
    </message>
    <message>
        <source>No copies yet. Choose an image, tick regions, then Review. What you send appears here and stays.</source>
        <translation>还没有副本。选择镜像并勾选地域，然后核对并发送。发送的内容会显示并保留在此处。</translation>
    </message>
    <message>
        <source>No copies in %1.</source>
        <comment>period</comment>
        <translation>“%1”范围内没有副本。</translation>
    </message>
    <message>
        <source>No copies in %1 match “%2”.</source>
        <translation>“%1”范围内没有与“%2”匹配的副本。</translation>
    </message>
    <message>
        <source>Nothing is unsolved in %1.</source>
        <comment>period</comment>
        <translation>“%1”范围内没有未解决的副本。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>&amp;Retry Failed (%1)…</source>
        <translation>重试失败项（%1）(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Retry Failed…</source>
        <translation>重试失败项(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>Mark as &amp;Solved</source>
        <translation>标记为已解决(&amp;S)</translation>
    </message>
    <message>
        <source>Show &amp;Image</source>
        <translation>显示镜像(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Ids</source>
        <translation>复制 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Copy &amp;for Support</source>
        <translation>复制支持信息(&amp;F)</translation>
    </message>
    <message>
        <source>The tasks could not be read.</source>
        <translation>任务无法读取。</translation>
    </message>
    <message>
        <source>Try One by O&amp;ne…</source>
        <translation>逐个重试(&amp;N)…</translation>
    </message>
    <message>
        <source>Move to To&amp;p</source>
        <translation>移到最前(&amp;P)</translation>
    </message>
    <message>
        <source>Move to &amp;Bottom</source>
        <translation>移到最后(&amp;B)</translation>
    </message>
    <message>
        <source>Remo&amp;ve from Queue</source>
        <translation>移出队列(&amp;V)</translation>
    </message>
    <message>
        <source>Unsolved</source>
        <comment>filter</comment>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Copying</source>
        <comment>filter</comment>
        <translation>复制中</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>filter</comment>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>filter</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>text of a filter</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>From–To…</source>
        <comment>period</comment>
        <translation>自定义…</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>period</comment>
        <extracomment>%1 and %2 = first and last day</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1+</source>
        <extracomment>a number that is still being counted</extracomment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>Looking through the journal…</source>
        <translation>正在查找日志…</translation>
    </message>
    <message>
        <source>Save Report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <comment>file</comment>
        <translation>正在写入 %1…</translation>
    </message>
</context>
</TS>
